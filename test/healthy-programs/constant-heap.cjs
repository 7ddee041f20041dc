'use strict';
// A large table in memory, made at the start and looked things up in ever after.
require('./serve.cjs')();

const table = new Map();
for (let n = 0; n < 600_000; n++) table.set(n, { id: n, name: `row ${n}`, at: [n, n + 1] });

setInterval(() => {
  const found = [];
  for (let n = 0; n < 2_000; n++) found.push({ ...table.get(Math.floor(Math.random() * table.size)) });
  found.sort((a, b) => a.id - b.id);
}, 50);
