'use strict';
// Visitors that a Map, an interval and a listener hold, so that no one place holds all of each.
const { EventEmitter } = require('node:events');

const announcements = new EventEmitter();
announcements.setMaxListeners(0);
const liveVisitors = new Map();

class Visitor {
  constructor(number) {
    this.name = `visitor ${number}`;
    this.heard = [];
    this.beat = setInterval(() => this.hear('beat'), 60_000);
    announcements.on('announcement', (text) => this.hear(text));
    liveVisitors.set(this.name, this);
  }
  hear(text) {
    this.heard.push(text);
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 4; turn++) new Visitor(number++);
}, 5);
