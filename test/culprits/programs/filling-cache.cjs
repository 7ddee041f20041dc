'use strict';
// A healthy cache that fills to its bound, of very many small things, beside a leak of fewer large ones.
const thumbnails = new Map();
const attachments = [];

function thumbnail(number) {
  const key = number % 4000;
  if (!thumbnails.has(key)) thumbnails.set(key, { w: 8, h: 8, n: { key } });
}

function attach(number) {
  attachments.push({ name: `file-${number}`, lines: new Array(400).fill(number) });
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 20; turn++) thumbnail(number++);
  attach(number);
}, 4);
