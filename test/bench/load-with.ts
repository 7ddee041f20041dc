/**
 * One measured run: `node load-with.ts TOOL FILE [FILE]` loads one snapshot, with dominators and retained sizes, or
 * compares two with a peer, and prints what that took. The start of Node.js and of this script is left out.
 */
import { readFileSync } from 'node:fs';
import { loadSnapshot, summarize } from '../../analyzer/dist/index.js';
import type { DevtoolsSnapshot } from '../oracle/devtools.ts';

const [tool, file = '', second] = process.argv.slice(2);

async function heapwatch(): Promise<void> {
  summarize(await loadSnapshot(file));
}

async function devtools(): Promise<void> {
  const { loadDevtools } = await import('../oracle/devtools.ts');
  const load = await loadDevtools();
  const read = (path: string): Promise<DevtoolsSnapshot> => load(pieces(path));
  const first = await read(file);
  if (second === undefined) first.aggregatesForDiff(first.interfaceDefinitions());
  else {
    const current = await read(second);
    current.calculateSnapshotDiff(0, first.aggregatesForDiff(current.interfaceDefinitions()));
  }
}

function* pieces(path: string): Generator<string> {
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += 1 << 22) yield bytes.toString('latin1', at, at + (1 << 22));
}

async function memlab(): Promise<void> {
  const { loadMemlab } = await import('./memlab.ts');
  const load = await loadMemlab();
  await load(file);
  if (second !== undefined) await load(second);
}

const startMs = performance.now();
const startCpu = process.cpuUsage();
await { heapwatch, devtools, memlab }[tool as 'heapwatch' | 'devtools' | 'memlab']();
const { user, system } = process.cpuUsage(startCpu);
console.log(
  JSON.stringify({
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: (performance.now() - startMs) / 1000,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
process.exit();
