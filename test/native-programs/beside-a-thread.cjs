'use strict';
// One of the gateways beside it, named by GATEWAY, with a worker thread that keeps a ledger: of the last entries, or of all.
const { isMainThread, Worker } = require('node:worker_threads');

if (isMainThread) {
  require(`./${process.env.GATEWAY}.cjs`);
  new Worker(__filename, { name: 'ledger' });
} else {
  const kept = Number(process.env.LEDGER_ENTRIES ?? Number.POSITIVE_INFINITY);
  const ledger = new Map();
  let next = 0;
  setInterval(() => {
    // some 20 MB a minute
    for (let i = 0; i < 250; i++, next++) {
      ledger.set(next, { id: next, amounts: [next, next, next, next] });
      ledger.delete(next - kept);
    }
  }, 100);
}
