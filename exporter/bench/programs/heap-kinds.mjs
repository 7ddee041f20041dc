// Holds a heap of one kind, then says what a capture is expected to cost and what it has cost: first before any, then after one.
// node heap-kinds.mjs KIND MEGABYTES; the exporter is the built one.
import { readFileSync, writeFileSync } from 'node:fs';
import v8 from 'node:v8';
import { startHeapwatch } from '../../dist/index.js';

const [kind, megabytes] = process.argv.slice(2);
const KINDS = {
  'small objects': (i) => ({ id: i, next: undefined, tag: { n: i } }),
  'big arrays': (i) => Array.from({ length: 100_000 }, (_, j) => j + 0.5 + i),
  strings: (i) => Buffer.alloc(4096, 97 + (i % 26)).toString('latin1'),
  buffers: () => Buffer.alloc(65_536, 1),
  closures: (i) => {
    const held = { i };
    return () => i + held.i;
  },
  mixed: (i) => ({
    id: i,
    user: { name: `n${i}`, at: new Date(i) },
    cart: [1, 2, { sku: `s${i}` }],
    byId: new Map([[i, { v: i }]]),
    on: () => i,
    body: i % 10 === 0 ? Buffer.alloc(4096) : undefined,
    text: Buffer.alloc(300, 97 + (i % 26)).toString('latin1'),
  }),
};
const make = KINDS[kind];
const batch = kind === 'big arrays' || kind === 'buffers' ? 4 : 1000;
const usedBytes = () => {
  const { used_heap_size: heap, external_memory: external } = v8.getHeapStatistics();
  return heap + external;
};
globalThis.kept = [];
const fromBytes = usedBytes();
for (let i = 0; usedBytes() - fromBytes < Number(megabytes) * 1e6; ) {
  for (let k = 0; k < batch; k++) globalThis.kept.push(make(i++));
  if (i % 50_000 === 0) globalThis.gc();
}
globalThis.gc();

const heapwatch = startHeapwatch({ metrics: { listen: false }, detect: { verdict: false }, quiet: true });
await heapwatch.ready;
const status = (name) =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
const captures = [];
for (let round = 0; round < 2; round++) {
  globalThis.gc();
  await new Promise((wake) => setTimeout(wake, 500));
  const expected = await heapwatch.preflight();
  writeFileSync('/proc/self/clear_refs', '5');
  const rssBytes = status('VmRSS');
  const outcome = await heapwatch.captureSnapshot({ force: true });
  if (outcome.outcome !== 'captured') throw new Error(outcome.detail);
  captures.push({ expected, rssBytes, peakBytes: status('VmHWM'), snapshot: outcome.snapshot });
}
await heapwatch.stop();
process.send({ usedBytes: usedBytes(), captures });
