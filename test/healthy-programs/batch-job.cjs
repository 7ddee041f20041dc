'use strict';
// A job that gathers 30 MB over eight seconds, writes them off, and begins again.
require('./serve.cjs')();

let batch = [];
setInterval(() => {
  for (let n = 0; n < 1_500; n++)
    batch.push({ id: batch.length, text: `line ${batch.length} of the batch`, done: false });
  if (batch.length >= 240_000) batch = [];
}, 50);
