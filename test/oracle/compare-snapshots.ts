import { createReadStream } from 'node:fs';
import { diffSnapshots } from '../../analyzer/src/explain/diff.ts';
import { buildDominatorTree, listTopDown } from '../../analyzer/src/explain/dominator-tree.ts';
import type { HeapSnapshot } from '../../analyzer/src/explain/heap-snapshot.ts';
import { measureStatistics } from '../../analyzer/src/explain/statistics.ts';
import { sumOverDominated } from '../../analyzer/src/graph/retained-sizes.ts';
import { loadColumns, loadSnapshot } from '../../analyzer/src/open/load-snapshot.ts';
import { type DevtoolsSnapshot, loadDevtools } from './devtools.ts';

const TWO_TO_32 = 2 ** 32;

/**
 * Compares every node of the files with DevTools' own engine: shallow size, retained size, distance, immediate
 * dominator; and the statistics; and the class rows of each file against the one before it. Prints a line for each file,
 * and what differs. Returns the number of differences.
 */
export async function compareSnapshots(name: string, files: readonly string[]): Promise<number> {
  const load = await loadDevtools();
  let differences = 0;
  let before: { file: string; theirs: DevtoolsSnapshot } | undefined;
  for (const file of files) {
    const theirs = await load(textOf(file));
    const ours = await loadSnapshot(file);
    const beyond = ours.graph.columns.selfSizes.toArray().filter((size) => size >= TWO_TO_32).length;
    const found = [...compareNodes(ours, theirs), ...compareStatistics(ours, theirs)];
    let rows = '';
    if (before !== undefined) {
      const { classes } = diffSnapshots(await loadColumns(before.file), ours);
      const compared = compareRows(classes, before.theirs, theirs, beyond > 0 ? TWO_TO_32 : Infinity);
      found.push(...compared.differences);
      rows = `, ${compared.count} class rows`;
    }
    const note = beyond === 0 ? '' : ` (${beyond} above 4 GiB, of which DevTools keeps the low 32 bits)`;
    console.log(`${name}: ${ours.nodeCount} nodes${note}${rows}: ${found.length} differing`);
    for (const line of found.slice(0, 20)) console.log(`  ${line}`);
    differences += found.length;
    before = { file, theirs };
  }
  return differences;
}

/** DevTools keeps sizes in 32 bits: what it loses above them is taken off ours, and off all that retains it. */
function* compareNodes(ours: HeapSnapshot, theirs: DevtoolsSnapshot): Generator<string> {
  if (theirs.nodeCount !== ours.nodeCount) yield `nodes: ours ${ours.nodeCount}, theirs ${theirs.nodeCount}`;
  const lost = ours.selfSizes.map((size) => size - (size % TWO_TO_32));
  const order = listTopDown(ours.graph, buildDominatorTree(ours.graph));
  const lostRetained = sumOverDominated(lost, ours.immediateDominators, order, ours.graph.scratch);
  for (let node = 0; node < ours.nodeCount; node++) {
    const found = {
      self: ours.selfSizes[node] - lost[node],
      retained: ours.retainedSizes[node] - lostRetained[node],
      distance: ours.distances[node],
      dominator: ours.immediateDominators[node],
    };
    const wanted = {
      self: theirs.createNode(node * theirs.nodeFieldCount).selfSize(),
      retained: theirs.retainedSizes[node],
      distance: theirs.nodeDistances[node],
      dominator: theirs.dominatorsTree[node],
    };
    yield* differing(`node ${node}`, found, wanted);
  }
}

function* compareStatistics(ours: HeapSnapshot, theirs: DevtoolsSnapshot): Generator<string> {
  let lost = 0;
  for (const size of ours.selfSizes) lost += size - (size % TWO_TO_32);
  const { total, native, v8heap } = theirs.getStatistics();
  const { code, strings, jsArrays, system } = v8heap;
  // only contents of ArrayBuffers are that large
  const wanted = {
    total: total + lost,
    code,
    strings,
    jsArrays,
    system,
    native: native.total + lost,
    typedArrays: native.typedArrays + lost,
  };
  yield* differing('statistics', measureStatistics(ours), wanted);
}

function* differing<T extends string>(
  what: string,
  ours: Readonly<Record<T, number>>,
  theirs: Readonly<Record<T, number>>,
): Generator<string> {
  for (const key of Object.keys(theirs) as T[]) {
    if (ours[key] !== theirs[key]) yield `${what}, ${key}: ours ${ours[key]}, theirs ${theirs[key]}`;
  }
}

/** DevTools counts all functions as one class; ours by name: those rows are added up before they are compared, bytes by `modulus`. */
function compareRows(
  rows: ReturnType<typeof diffSnapshots>['classes'],
  baseline: DevtoolsSnapshot,
  current: DevtoolsSnapshot,
  modulus: number,
): { readonly count: number; readonly differences: readonly string[] } {
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
  for (const row of Object.values(current.calculateSnapshotDiff(0, aggregates))) {
    add(row.name, [-row.addedCount, -row.removedCount, -row.addedSize, -row.removedSize]);
  }
  const wrong = [...sums].filter(([, sum]) => sum.some((number) => number % modulus !== 0));
  return {
    count: sums.size,
    differences: wrong.map(([name, sum]) => `class ${name}: ours - theirs = ${sum.join(', ')}`),
  };
}

async function* textOf(file: string): AsyncGenerator<string> {
  for await (const piece of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 22 }))
    yield piece;
}
