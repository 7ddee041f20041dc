import { expect, test } from 'vitest';
import { type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { indexNodes } from './node-index.ts';
import { isSameProcess } from './same-process.ts';

function columnsOf(nodes: readonly NodeText[]): SnapshotColumns {
  const parser = new SnapshotParser();
  const text = programText(
    nodes.map((_, n) => ({ to: 2 + n, name: `held${n}` })),
    nodes,
  );
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
function isOne(one: readonly NodeText[], other: readonly NodeText[]): boolean {
  const columns = columnsOf(other);
  return isSameProcess(columnsOf(one), columns, indexNodes(columns.nodeIds));
}

const functions = (count: number, firstId: number, prefix: string): NodeText[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'closure', name: `${prefix}${n}`, id: firstId + 2 * n }));
const listeners = (count: number): NodeText[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'closure', name: 'onRequest', id: 10_001 + 2 * n }));
const startUp = functions(70, 101, 'load');
const code: NodeText[] = Array.from({ length: 500 }, (_, n) => ({
  type: 'code',
  name: `code${n}`,
  id: 20_001 + 2 * n,
}));

test('ids that keep their functions are of one process, whatever came and went', () => {
  expect(isOne([...startUp, ...functions(30, 501, 'early')], [...startUp, ...listeners(50)])).toBe(true);
});

test('two runs agree on what is loaded first, on code and on their thousand listeners, and yet are two', () => {
  const run = (prefix: string): NodeText[] => [
    ...startUp,
    ...functions(30, 501, prefix),
    ...listeners(1000),
    ...code,
  ];
  expect(isOne(run('a'), run('a'))).toBe(true);
  expect(isOne(run('a'), run('b'))).toBe(false);
});

test('sparse native ids, as Node.js 20 writes them, change nothing', () => {
  const native = (ids: readonly number[]): NodeText[] =>
    ids.map((id) => ({ type: 'native', name: 'Node / TCP', id }));
  const [one, other] = [native([1_700_000_000, 44]), native([1_600_000_002, 46])];
  expect(isOne([...startUp, ...one], [...startUp, ...other])).toBe(true);
});
