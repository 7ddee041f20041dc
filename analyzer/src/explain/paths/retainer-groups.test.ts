import { expect, test } from 'vitest';
import { programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { contained, findNode } from './containment.ts';
import { groupRetainers } from './retainer-groups.ts';

//   global ─> sessions (Array) ─> Session × 3
//         └─> last ────────────────> Session, of another 40 bytes
function snapshotOf(): HeapSnapshot {
  const parser = new SnapshotParser();
  const session = (id: number, selfSize: number) => ({ name: 'Session', id, selfSize });
  parser.write(
    new TextEncoder().encode(
      programText(
        [
          { to: 2, name: 'sessions' },
          { to: 6, name: 'last' },
        ],
        [
          { name: 'Array', id: 11, selfSize: 32, edges: [0, 1, 2].map((n) => ({ to: 3 + n, name: n })) },
          session(21, 10),
          session(23, 30),
          session(25, 20),
          session(27, 40),
        ],
      ),
    ),
  );
  return nameSnapshot(buildGraph(parser.finish()));
}

test('nodes of a class are grouped by the place that holds them, the most retaining first', () => {
  const retainers = groupRetainers(snapshotOf(), 'Session');
  expect(retainers).toMatchObject({ className: 'Session', nodeCount: 4, lookedInto: 4 });
  expect(retainers?.groups.map(({ count, retainedBytes, nodeId }) => [count, retainedBytes, nodeId])).toEqual(
    [
      [3, 60, 23],
      [1, 40, 27],
    ],
  );
  expect(retainers?.groups[0].path.map(({ className }) => className)).toEqual(['global', 'Array', 'Session']);
});

test('what is left out is told, and a class that is not there is none', () => {
  expect(groupRetainers(snapshotOf(), 'Session', 2)).toMatchObject({ nodeCount: 4, lookedInto: 2 });
  expect(groupRetainers(snapshotOf(), 'Sess')).toBeUndefined();
});

test('containment goes down from a node, the most retaining first', () => {
  const snapshot = snapshotOf();
  expect(contained(snapshot).map(({ edgeName, className }) => [edgeName, className])).toEqual([
    ['global', 'global'],
  ]);
  const array = findNode(snapshot, 11);
  expect(array).toBe(2);
  expect(
    contained(snapshot, array).map(({ edgeName, nodeId, retainedBytes }) => [
      edgeName,
      nodeId,
      retainedBytes,
    ]),
  ).toEqual([
    ['1', 23, 30],
    ['2', 25, 20],
    ['0', 21, 10],
  ]);
  expect(findNode(snapshot, 12)).toBeUndefined();
});
