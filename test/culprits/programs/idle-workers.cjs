'use strict';
// A worker for each burst of work, never told to end.
const { Worker } = require('node:worker_threads');

const crew = [];

function startBurst() {
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  worker.on('message', function onResult(result) {
    console.log(result);
  });
  crew.push(worker);
}

setInterval(startBurst, 120);
