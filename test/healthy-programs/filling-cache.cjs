'use strict';
// A cache with a bound, empty at first: 300 lookups a second among 2,500 documents fill it to 2,000 of 10 kB within half a minute.
require('./serve.cjs')();

const DOCUMENTS = 2_500;
const MAX_CACHED = 2_000;
const cache = new Map();

function load(id) {
  return { id, text: Buffer.alloc(10_000, `document ${id} `).toString('latin1') };
}

setInterval(() => {
  for (let n = 0; n < 6; n++) {
    const id = Math.floor(Math.random() * DOCUMENTS);
    const found = cache.get(id) ?? load(id);
    cache.delete(id);
    cache.set(id, found);
    if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value);
  }
}, 20);
