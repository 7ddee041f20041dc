/**
 * One run of a peer: `node load-with.ts TOOL FILE [FILE]` loads one snapshot, with dominators and retained sizes, or
 * compares two. TOOL `nothing` only starts: what that takes is not the peers' doing.
 */
import { readFileSync } from 'node:fs';
import type { DevtoolsSnapshot } from '../oracle/devtools.ts';

const [tool, file = '', second] = process.argv.slice(2);

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

if (tool !== 'nothing') await { devtools, memlab }[tool as 'devtools' | 'memlab']();
process.exit();
