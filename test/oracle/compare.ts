/**
 * Compares every node of snapshots with Chrome DevTools' own engine: shallow size, retained size, distance, immediate
 * dominator; and the statistics. With two files or more it also compares the class rows of each file against the one before it.
 * `node test/oracle/compare.ts FILE...`; exits 1 on any difference.
 */
import { readFileSync } from 'node:fs';
import { diffSnapshots } from '../../analyzer/src/explain/diff.ts';
import { measureStatistics } from '../../analyzer/src/explain/statistics.ts';
import { loadColumns, loadSnapshot } from '../../analyzer/src/open/load-snapshot.ts';
import { type DevtoolsSnapshot, loadDevtools } from './devtools.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node test/oracle/compare.ts FILE.heapsnapshot...');
  process.exit(2);
}
const load = await loadDevtools();
let differences = 0;
let before: { file: string; theirs: DevtoolsSnapshot } | undefined;

for (const file of files) {
  const theirs = await load(pieces(readFileSync(file)));
  const ours = await loadSnapshot(file);
  const counts = { self: 0, retained: 0, distance: 0, dominator: 0 };
  for (let node = 0; node < ours.nodeCount; node++) {
    const self = theirs.createNode(node * theirs.nodeFieldCount).selfSize();
    if (self !== ours.selfSizes[node]) counts.self++;
    if (theirs.retainedSizes[node] !== ours.retainedSizes[node]) counts.retained++;
    if (theirs.nodeDistances[node] !== ours.distances[node]) counts.distance++;
    if (theirs.dominatorsTree[node] !== ours.immediateDominators[node]) counts.dominator++;
  }
  if (theirs.nodeCount !== ours.nodeCount) differences++;
  differences += counts.self + counts.retained + counts.distance + counts.dominator;
  console.log(`${file}: ${ours.nodeCount} nodes, differing: ${JSON.stringify(counts)}`);
  const { total, native, v8heap } = theirs.getStatistics();
  const { code, strings, jsArrays, system } = v8heap;
  const wanted = {
    total,
    code,
    strings,
    jsArrays,
    system,
    native: native.total,
    typedArrays: native.typedArrays,
  };
  const found = measureStatistics(ours);
  for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
    if (wanted[key] === found[key]) continue;
    differences++;
    console.log(`  statistics, ${key}: ours ${found[key]}, theirs ${wanted[key]}`);
  }
  if (before !== undefined) {
    const rows = diffSnapshots(await loadColumns(before.file), ours).classes;
    differences += compareRows(rows, before.theirs, theirs);
  }
  before = { file, theirs };
}
process.exitCode = differences === 0 ? 0 : 1;

/** DevTools counts all functions as one class; ours by name: those rows are added up before they are compared. */
function compareRows(
  rows: ReturnType<typeof diffSnapshots>['classes'],
  baseline: DevtoolsSnapshot,
  current: DevtoolsSnapshot,
): number {
  const aggregates = baseline.aggregatesForDiff(current.interfaceDefinitions());
  const sums = new Map<string, [number, number, number, number]>();
  const add = (name: string, numbers: readonly number[]): void => {
    const sum = sums.get(name) ?? [0, 0, 0, 0];
    sums.set(name, sum);
    numbers.forEach((number, position) => {
      sum[position] = (sum[position] as number) + number;
    });
  };
  for (const row of rows) {
    const name = row.className.endsWith('()') ? 'Function' : row.className;
    add(name, [row.addedCount, row.removedCount, row.addedBytes, row.removedBytes]);
  }
  const compared = new Set(sums.keys());
  for (const row of Object.values(current.calculateSnapshotDiff(0, aggregates))) {
    add(row.name, [-row.addedCount, -row.removedCount, -row.addedSize, -row.removedSize]);
    compared.add(row.name);
  }
  const wrong = [...sums].filter(([, sum]) => sum.some((number) => number !== 0));
  console.log(`  ${compared.size} class rows, differing: ${wrong.length}`);
  for (const [name, sum] of wrong.slice(0, 20)) console.log(`    ${name}: ours - theirs = ${sum.join(', ')}`);
  return wrong.length;
}

function* pieces(text: Buffer): Generator<string> {
  for (let at = 0; at < text.length; at += 1 << 22) yield text.toString('latin1', at, at + (1 << 22));
}
