'use strict';
// Typed arrays in an object of a class: nearly all the bytes are external.
class Frame {
  constructor(width, height) {
    this.luma = new Uint8Array(width * height);
    this.depth = new Float32Array(width * height);
  }
}

class FrameHistory {
  constructor() {
    this.frames = new Set();
  }
  add() {
    this.frames.add(new Frame(64, 48));
  }
}

const history = new FrameHistory();
setInterval(() => history.add(), 5);
