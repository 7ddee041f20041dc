'use strict';

/**
 * A program that holds something of every kind, and writes its heap before and after it grew:
 * `node zoo.cjs BEFORE AFTER '{"exposeInternals":true}'`; also `exposeNumericValues`, `trackAllocations`, and
 * `ofWorker` for the heap of a worker instead.
 * CommonJS, for Node.js 20 too.
 */
const { createWriteStream, writeSync } = require('node:fs');
const { AsyncLocalStorage } = require('node:async_hooks');
const { EventEmitter } = require('node:events');
const { PassThrough } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const v8 = require('node:v8');
const vm = require('node:vm');
const { Worker } = require('node:worker_threads');

const [before, after, optionText = '{}'] = process.argv.slice(2);
const options = JSON.parse(optionText);
const held = { rounds: [] };
globalThis.zoo = held;

class Session {
  #secret = { token: 1.5 };
  constructor(id) {
    this.id = id;
    this.user = { id, name: `user-${id}`, roles: ['a', 'b'] };
  }
  token() {
    return this.#secret;
  }
}

function growOnce(round) {
  const sessions = Array.from({ length: 300 }, (_, n) => new Session(round * 1000 + n));
  const weakKeys = sessions.map((session) => ({ session }));
  const weakMap = new WeakMap(weakKeys.map((key, n) => [key, { of: key, value: new Array(5).fill(n) }]));
  // a key that only another pair's value holds, and one that only its own value holds
  let chained = {};
  const links = [chained];
  for (let n = 0; n < 50; n++) {
    const next = {};
    weakMap.set(chained, { next });
    chained = next;
    if (n === 25) links.push(chained);
  }
  const own = {};
  weakMap.set(own, { own });
  const registry = new FinalizationRegistry(() => {});
  for (const key of weakKeys) registry.register(key, { held: round }, key);
  const emitter = new EventEmitter().setMaxListeners(0);
  for (let n = 0; n < 40; n++) emitter.on('data', () => sessions[n]);
  let list;
  for (let n = 0; n < 500; n++) list = { n: n + 0.5, next: list };
  let promise = Promise.resolve();
  for (let n = 0; n < 100; n++) promise = promise.then(() => list);
  const storage = new AsyncLocalStorage();
  const wasm = new WebAssembly.Memory({ initial: 16 });
  return {
    sessions,
    links,
    weakMap,
    weakKeys: weakKeys.slice(0, 100),
    weakSet: new WeakSet(weakKeys),
    weakRefs: weakKeys.map((key) => new WeakRef(key)),
    registry,
    emitter,
    list,
    promise,
    wasm,
    table: new WebAssembly.Table({ initial: 10, element: 'anyfunc' }),
    view: new Uint8Array(wasm.buffer, 100, 50),
    map: new Map(sessions.map((session) => [session.user.name, session])),
    set: new Set(sessions),
    dictionary: Object.fromEntries(sessions.map(({ id }) => [`key-${id}`, { id }])),
    sparse: Object.assign([], { 100000: 'far', 5: 'near' }),
    doubles: [1.5, 2.5, Number.NaN],
    buffers: [Buffer.alloc(100_000, 1), Buffer.from('small'), new Float64Array(1000)],
    shared: new SharedArrayBuffer(4096),
    context: vm.createContext({ round, leaked: sessions }),
    inContext: vm.runInNewContext('({ make: () => [{}, class A {}, /x/g], f: function () {} })'),
    script: new vm.Script('1 + 1'),
    stream: new PassThrough().on('data', () => round),
    timer: setTimeout(() => sessions, 3_600_000).unref(),
    generator: (function* () {
      yield sessions;
    })(),
    proxy: new Proxy(sessions, {}),
    bound: growOnce.bind(sessions, 1),
    symbol: { [Symbol('own')]: Symbol.for('registered') },
    big: 2n ** 200n,
    text: [`${'x'.repeat(2000)}${round}`, 'cut '.repeat(20).slice(3, 50), '\u{1F600} \ud800 "\\\u0007é'],
    error: new Error('with a stack'),
    regexp: /(?<name>a+)b*/u,
    date: new Date(0),
    intl: new Intl.NumberFormat('en'),
    url: new URL('http://localhost/path?q=1'),
    storage: storage.run({ round }, () => AsyncLocalStorage.snapshot?.()),
    accessor: {
      get value() {
        return round;
      },
    },
    args: (function () {
      // biome-ignore lint/complexity/noArguments: an arguments object is what is wanted
      return arguments;
    })(1, {}, 'three'),
  };
}

/** Snapshots with allocation stacks are taken from a worker: nothing may run in the isolate while V8 writes. */
function startTracking() {
  const source = `
    const { Session } = require('node:inspector');
    const { parentPort } = require('node:worker_threads');
    const fs = require('node:fs');
    const session = new Session();
    session.connectToMainThread();
    const post = (method, params) => new Promise((resolve, reject) =>
      session.post(method, params, (error, result) => (error ? reject(error) : resolve(result))));
    let file;
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ params }) => fs.writeSync(file, params.chunk));
    parentPort.on('message', async ({ path, options }) => {
      if (path === undefined) return void post('HeapProfiler.startTrackingHeapObjects', { trackAllocations: true })
        .then(() => parentPort.postMessage('tracking'));
      file = fs.openSync(path, 'w');
      await post('HeapProfiler.takeHeapSnapshot', options);
      fs.closeSync(file);
      parentPort.postMessage('written');
    });`;
  const worker = new Worker(source, { eval: true });
  return (path) =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', resolve);
      worker.postMessage({ path, options: { exposeInternals: options.exposeInternals === true } });
    });
}

async function main() {
  const track = options.trackAllocations ? startTracking() : undefined;
  if (track !== undefined) await track();
  const write = async (path) => {
    if (track !== undefined) return track(path);
    if (options.ofWorker) return pipeline(await idle.getHeapSnapshot(), createWriteStream(path));
    v8.writeHeapSnapshot(path, options);
  };
  const idle = new Worker('setInterval(() => {}, 1000)', { eval: true });
  await new Promise((resolve) => idle.once('online', resolve));
  held.worker = idle;
  // more than 2^32 bytes; untouched, so that it is address space only
  held.huge = new ArrayBuffer(5 * 2 ** 30);
  held.rounds.push(growOnce(1));
  await write(before);
  held.rounds.push(growOnce(2));
  await write(after);
  writeSync(1, 'written\n');
  process.exit();
}

main();
