// Fills collections of every kind, adds listeners and makes contexts; takes a snapshot in the middle and at the end.
// usage: node collecting.cjs FOLDER [CLOSURES made first, so that V8's node ids differ from another run's]
const { EventEmitter } = require('node:events');
const { join } = require('node:path');
const { writeHeapSnapshot } = require('node:v8');
const vm = require('node:vm');

globalThis.first = Array.from({ length: Number(process.argv[3] ?? 0) }, () => () => 0);

class Server extends EventEmitter {}
class Bus extends EventTarget {}
class Cache extends Map {}

const held = {
  byUser: new Map(),
  byNumber: new Map(),
  cache: new Cache(),
  seen: new Set(),
  queue: [],
  numbers: [],
  dictionary: {},
  numberDictionary: Object.create(null),
  sparse: {},
  weak: new WeakMap(),
  full: new Map(),
  server: new Server(),
  bus: new Bus(),
  abort: new AbortController(),
  contexts: [],
};
globalThis.held = held;
const keys = [];
for (let n = 0; n < 100; n++) held.full.set(`entry ${n}`, { n });

let made = 0;
function fill(count) {
  for (let n = 0; n < count; n++) {
    const k = made++;
    held.byUser.set(`user ${k}`, { k });
    held.byNumber.set(k, k);
    held.cache.set(k, { k });
    held.cache.delete(k - 400);
    held.seen.add({ k });
    held.queue.push({ k });
    held.numbers.push(k);
    held.dictionary[`key ${k}`] = { k };
    held.numberDictionary[`key ${k}`] = k;
    held.sparse[k * 5000 + 7] = { k };
    keys.push({ k });
    held.weak.set(keys[k], { k });
  }
  for (let n = 0; n < count / 10; n++) {
    held.server.on('request', function onRequest() {});
    held.server.once('close', function onClose() {});
    held.server.on(`user:${1000 + made + n}`, () => {});
    held.bus.addEventListener('tick', function onTick() {
      return n;
    });
    held.abort.signal.addEventListener('abort', function onAbort() {
      return n;
    });
  }
  for (let n = 0; n < count / 100; n++) held.contexts.push(vm.createContext({ n }));
}

fill(300);
writeHeapSnapshot(join(process.argv[2], 'before.heapsnapshot'));
fill(900);
writeHeapSnapshot(join(process.argv[2], 'after.heapsnapshot'));
