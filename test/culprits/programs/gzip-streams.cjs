'use strict';
// A compressor for each download, never closed.
const zlib = require('node:zlib');

const downloads = new Map();

function begin(id) {
  const compressor = zlib.createGzip({ level: 1, memLevel: 1, windowBits: 9 });
  compressor.write(`download ${id}`);
  downloads.set(id, { compressor, startedAt: Date.now() });
}

let id = 0;
setInterval(() => begin(id++), 8);
