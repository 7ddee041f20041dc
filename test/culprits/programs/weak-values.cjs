'use strict';
// A WeakMap whose key lives as long as the program, and whose value grows.
const shop = { name: 'corner shop' };
const extras = new WeakMap([[shop, []]]);

class Extra {
  constructor(number) {
    this.note = `extra ${number}`;
    this.amounts = [number, number];
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 8; turn++) extras.get(shop).push(new Extra(number++));
}, 5);
