// Holds a heap of one kind, then says what a capture is expected to cost and what it has cost: by the spaces and counted before the
// first, learned before the second. node heap-kinds.mjs KIND MEGABYTES; the exporter is the built one.
import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import v8 from 'node:v8';
import { SHAPES } from './heap-shapes.ts';

const [kind, megabytes] = process.argv.slice(2);
const { batch, make } = SHAPES[kind];

// CPU of the pause: on a busy machine its time says little.
let pauseCpuSeconds;
const { getHeapSnapshot } = v8;
v8.getHeapSnapshot = () => {
  const before = process.cpuUsage();
  const snapshot = getHeapSnapshot();
  snapshot.read(0);
  const { user, system } = process.cpuUsage(before);
  pauseCpuSeconds = (user + system) / 1e6;
  return snapshot;
};
syncBuiltinESMExports();
const { startHeapwatch } = await import('../../dist/index.js');

const usedBytes = () => {
  const { used_heap_size: heap, external_memory: external } = v8.getHeapStatistics();
  return heap + external;
};
globalThis.kept = [];
const fromBytes = usedBytes();
for (let i = 0, rounds = 0; usedBytes() - fromBytes < Number(megabytes) * 1e6; rounds++) {
  for (let k = 0; k < batch; k++) globalThis.kept.push(make(i++));
  if (i % 50_000 === 0 || (batch < 100 && rounds % 50 === 0)) globalThis.gc();
}
globalThis.gc();

const heapwatch = startHeapwatch({ metrics: { listen: false }, detect: { verdict: false }, quiet: true });
await heapwatch.ready;
const status = (name) =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
const settle = async () => {
  globalThis.gc();
  await new Promise((wake) => setTimeout(wake, 500));
};
const captures = [];
let count;
for (let round = 0; round < 2; round++) {
  await settle();
  const expected = [await heapwatch.preflight()];
  if (round === 0) {
    const before = process.cpuUsage();
    const rssBytes = status('VmRSS');
    expected.push(await heapwatch.preflight({ count: true }));
    const { user, system } = process.cpuUsage(before);
    count = { cpuSeconds: (user + system) / 1e6, rssBytes: status('VmRSS') - rssBytes };
    await settle();
  }
  writeFileSync('/proc/self/clear_refs', '5');
  const rssBytes = status('VmRSS');
  const outcome = await heapwatch.captureSnapshot({ force: true });
  if (outcome.outcome !== 'captured') throw new Error(outcome.detail);
  captures.push({
    expected,
    rssBytes,
    peakBytes: status('VmHWM'),
    pauseCpuSeconds,
    snapshot: outcome.snapshot,
  });
}
await heapwatch.stop();
process.send({ usedBytes: usedBytes(), count, captures });
