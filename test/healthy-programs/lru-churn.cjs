'use strict';
// A full LRU cache in which nothing is asked for twice: 500 entries a second come, and as many go.
require('./serve.cjs')();

const MAX_CACHED = 5_000;
const cache = new Map();
let next = 0;

function add() {
  const id = next++;
  cache.set(id, {
    id,
    tags: [`tag-${id}`, `page-${id}`],
    text: Buffer.alloc(4_000, `${id} `).toString('latin1'),
  });
  if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value);
}

for (let n = 0; n < MAX_CACHED; n++) add();
setInterval(() => {
  for (let n = 0; n < 10; n++) add();
}, 20);
