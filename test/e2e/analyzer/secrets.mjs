// Plants secrets of every kind in its heap, writes a snapshot to the path given and prints them: by kind, lists of bytes.
import { randomBytes } from 'node:crypto';
import diagnostics from 'node:diagnostics_channel';
import { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import { writeHeapSnapshot } from 'node:v8';
import { createContext, runInContext, runInThisContext } from 'node:vm';

const COUNT = 30;
const secrets = {};
const letters = (n) => Array.from(randomBytes(n), (b) => String.fromCharCode(97 + (b % 26))).join('');
/** A word could be a name: only what it is used as tells that it is none. */
const MAKE = {
  word: () => `s${letters(17)}`,
  data: () => `sk-${randomBytes(9).toString('hex')}`,
  number: () => String(BigInt(`0x${randomBytes(12).toString('hex')}`)),
};
function plant(kind, make, shape = 'data') {
  secrets[kind] = [];
  const kept = [];
  for (let n = 0; n < COUNT; n++) {
    const secret = MAKE[shape]();
    // sent out in pieces, so that this record of it is none in the heap
    secrets[kind].push([...Buffer.from(secret)]);
    kept.push(make(secret, n));
  }
  return kept;
}
class Holder {
  constructor(v) {
    this.value = v;
  }
}
globalThis.planted = [
  plant('property value', (s) => new Holder(s)),
  plant('word as property value', (s) => new Holder(s), 'word'),
  plant('array element', (s) => [s], 'word'),
  plant('map key', (s) => new Map([[s, {}]]), 'word'),
  plant('map value', (s) => new Map([[1, s]]), 'word'),
  plant('set', (s) => new Set([s]), 'word'),
  plant(
    'weak map value',
    (s) => {
      const key = {};
      return [key, new WeakMap([[key, s]])];
    },
    'word',
  ),
  plant('closure', (s) => () => s, 'word'),
  plant('error', (s) => new Error(s)),
  plant(
    'error word',
    (s) => {
      const e = new Error(`bad token ${s}`);
      e.stack;
      return e;
    },
    'word',
  ),
  plant('url', (s) => new URL(`https://user:${s}@example.com/${s}?token=${s}`)),
  plant('search params', (s) => new URLSearchParams({ [s]: s })),
  plant('headers', (s) => new Headers({ authorization: s })),
  plant('header name', (s) => new Headers({ [s]: 'x' })),
  plant('symbol', (s) => Symbol(s), 'word'),
  plant('symbol key', (s) => ({ [Symbol(s)]: {} }), 'word'),
  plant('registered symbol', (s) => Symbol.for(s), 'word'),
  plant('regexp', (s) => new RegExp(s), 'word'),
  plant('concatenated', (s) => [s.slice(0, 9), `${s}${letters(20)}`, s + s]),
  plant('sliced', (s) => `${letters(20)}${s}${letters(20)}`.slice(5, 50)),
  plant('function name', (s) => Object.defineProperty(() => {}, 'name', { value: s }), 'word'),
  plant('class name', (s) => Object.defineProperty(class {}, 'name', { value: s }), 'word'),
  plant('computed method', (s) => ({ [s]() {} })),
  plant('json value', (s) => JSON.parse(`{"token":"${s}"}`), 'word'),
  plant('json key', (s) => JSON.parse(`{"${s}":{"a":{}}}`)),
  plant('null prototype key', (s) => Object.assign(Object.create(null), { [s]: {} }), 'word'),
  plant(
    'deleted from',
    (s) => {
      const o = { a: {}, [s]: {}, b: {} };
      delete o.a;
      return o;
    },
    'word',
  ),
  plant('event name', (s) => new EventEmitter().on(s, () => {}).on('x', () => {}), 'word'),
  plant('tag', (s) => ({ [Symbol.toStringTag]: s })),
  plant('number text', (s) => s, 'number'),
  plant('promise', (s) => Promise.resolve(s), 'word'),
  plant('mark', (s) => performance.mark(s)),
  plant('channel', (s) => diagnostics.channel(s)),
  plant('environment', (s, n) => {
    process.env[`PLANTED_${n}`] = s;
    return s;
  }),
  plant('script text', (s) => runInThisContext(`(() => "${s}")`)),
  plant('script name', (s) =>
    runInThisContext('(() => 1)', { filename: `https://example.com/app.js?token=${s}` }),
  ),
  plant('sandbox key', (s) => {
    const c = createContext({ [s]: {} });
    runInContext('1', c);
    return c;
  }),
  plant('template', (s) => `Bearer ${s}`),
  plant(
    'timer argument',
    (s) => {
      const t = setTimeout(() => {}, 1e6, s);
      t.unref();
      return t;
    },
    'word',
  ),
  plant('data module', async (s) => import(`data:text/javascript,export default "${s}"`)),
];
const dictionary = {};
globalThis.plantedDictionary = dictionary;
for (let n = 0; n < 64; n++) dictionary[letters(12)] = {};
plant(
  'dictionary key',
  (s) => {
    dictionary[s] = {};
  },
  'word',
);
await Promise.all(
  globalThis.planted
    .flat()
    .filter((p) => p instanceof Promise)
    .map((p) => Promise.race([p, 0])),
);
await new Promise((r) => setTimeout(r, 50));
writeHeapSnapshot(process.argv[2]);
process.stdout.write(JSON.stringify(secrets));
