// A service that has something for every panel: it allocates and forgets at a steady pace, so that both kinds of GC
// come within seconds, has an emitter with many listeners, one that warns of them, and a thread. Ends on SIGTERM.
const { EventEmitter } = require('node:events');
const { createServer } = require('node:http');
const { isMainThread, Worker } = require('node:worker_threads');

const kept = [];

function churn() {
  kept.push(Array.from({ length: 8_000 }, (_, index) => ({ index, text: `item ${index}` })));
  if (kept.length > 20) kept.splice(0, 15);
}

if (isMainThread) {
  class Orders extends EventEmitter {}
  const orders = new Orders();
  for (let count = 0; count < 24; count++) orders.on('placed', () => count);
  new Worker(__filename, { name: 'resize' });
  setInterval(churn, 250);
  createServer((_request, response) => response.end('busy\n')).listen(0, '127.0.0.1', function () {
    console.log(`listening on http://127.0.0.1:${this.address().port}`);
  });
  process.once('SIGTERM', () => process.exit(0));
} else {
  setInterval(churn, 2_000);
}
