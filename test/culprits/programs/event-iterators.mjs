// Async iterators over an emitter's events, left without being returned.
import { EventEmitter, on } from 'node:events';

const market = new EventEmitter();
market.setMaxListeners(0);

async function follow(symbol) {
  for await (const [price] of on(market, `price:${symbol % 3}`)) {
    if (price < 0) break;
  }
}

let symbol = 0;
setInterval(() => {
  for (let turn = 0; turn < 3; turn++) void follow(symbol++);
}, 8);
