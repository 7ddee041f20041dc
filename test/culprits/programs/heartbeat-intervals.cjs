'use strict';
// An interval for each connection, which outlives the connection.
class Connection {
  constructor(number) {
    this.peer = `peer-${number}`;
    this.inbox = new Array(20).fill(number);
  }
  keepAlive() {
    setInterval(() => this.ping(), 30_000);
  }
  ping() {
    this.inbox.push(this.peer);
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 5; turn++) new Connection(number++).keepAlive();
}, 5);
