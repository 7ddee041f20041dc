'use strict';
// A WeakMap does not help when its keys are kept elsewhere.
const metadata = new WeakMap();
const seenVisits = new Set();

function visit(number) {
  const key = { number };
  metadata.set(key, { agent: `agent ${number}`, hops: [number, number + 1], key });
  seenVisits.add(key);
}

let number = 0;
setInterval(() => {
  for (let turn = 0; turn < 10; turn++) visit(number++);
}, 5);
