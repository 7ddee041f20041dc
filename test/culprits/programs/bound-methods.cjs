'use strict';
// A method bound for `on` is another function than the one given to `off`.
const { EventEmitter } = require('node:events');

const clock = new EventEmitter();
clock.setMaxListeners(0);

class Widget {
  constructor(number) {
    this.label = `widget ${number}`;
    clock.on('tick', this.redraw.bind(this));
  }
  redraw() {
    this.drawn = true;
  }
  destroy() {
    clock.off('tick', this.redraw.bind(this));
  }
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 4; turn++) new Widget(number++).destroy();
}, 5);
