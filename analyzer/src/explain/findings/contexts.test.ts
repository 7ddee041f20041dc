import { describe, expect, test } from 'vitest';
import { type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { countContexts, findGrownContexts, findKeptContexts, type KeptContexts } from './contexts.ts';
import type { Shortlist } from './shortlist.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
const snapshotOf = (text: string): HeapSnapshot => nameSnapshot(buildGraph(columnsOf(text)));

/** As of one process. */
function grown(baseline: SnapshotColumns, current: HeapSnapshot): Shortlist<KeptContexts> {
  const isNew = (node: number): boolean => !baseline.nodeIds.includes(current.nodeIds[node]);
  return findGrownContexts(countContexts(baseline), isNew, current);
}

/** The program's own context, and for each id one more that hangs on the object it was made of. */
function contexts(...ids: readonly number[]): string {
  const nodes: NodeText[] = [{ type: 'hidden', name: 'system / NativeContext', id: 21, selfSize: 2000 }];
  for (const id of ids) {
    const at = 2 + nodes.length;
    nodes.push(
      {
        name: 'Object',
        id: id + 2,
        selfSize: 50,
        edges: [{ to: at + 1, type: 'internal', name: 'context' }],
      },
      {
        type: 'hidden',
        name: 'system / NativeContext',
        id,
        selfSize: 2000,
        edges: [{ to: at + 2, type: 'internal', name: 'array_function' }],
      },
      // functions of the context point back to it
      {
        type: 'closure',
        name: 'Array',
        id: id + 4,
        edges: [{ to: at + 1, type: 'internal', name: 'context' }],
      },
    );
  }
  const globals = ids.map((_, n) => ({ to: 3 + 3 * n, name: `sandbox${n}` }));
  return programText([{ to: 2, name: 'own' }, ...globals], nodes);
}

describe('native contexts', () => {
  const baseline = columnsOf(contexts(101));
  test('that the baseline does not have', () => {
    const { rows, leftOut } = grown(baseline, snapshotOf(contexts(101, 201, 301)));
    expect(leftOut).toBe(0);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: 'nativeContext', before: 2, count: 4, retainedBytes: 4000 });
    expect(rows[0].sentence).toBe(
      'Native contexts (of vm or of frames) grew from 2 to 4; the new ones retain 3.9 KiB, one held by global → sandbox1.',
    );
  });
  test('of another process: as many as there are more', () => {
    const [row] = findGrownContexts(countContexts(baseline), undefined, snapshotOf(contexts(401, 501))).rows;
    expect(row).toMatchObject({ before: 2, count: 3, retainedBytes: 2000 });
    expect(row.sentence).toContain('the new one retains 2.0 KiB, held by');
  });
  test('no more than before is no growth, though they be others', () => {
    expect(grown(baseline, snapshotOf(contexts(901))).rows).toEqual([]);
  });
  test("of one snapshot: all but the program's own", () => {
    expect(findKeptContexts(snapshotOf(contexts())).rows).toEqual([]);
    expect(findKeptContexts(snapshotOf(contexts(101, 201))).rows).toMatchObject([
      { count: 3, before: 0, retainedBytes: 4000 },
    ]);
  });
});

describe('detached nodes', () => {
  /** Each list item hangs on the one before, the first on a variable. */
  const page = (items: number, name = '<li class="row">'): string =>
    programText(
      [{ to: 2, name: 'removed' }],
      Array.from({ length: items }, (_, n) => ({
        type: 'native',
        name,
        id: 102 + 2 * n,
        selfSize: 100,
        detachedness: 2,
        edges: n + 1 < items ? [{ to: 3 + n, type: 'internal', name: 'child' }] : [],
      })),
    );
  test('by class, those inside each other counted once', () => {
    const { rows } = grown(columnsOf(page(2)), snapshotOf(page(12)));
    expect(rows).toMatchObject([
      { kind: 'detachedNode', className: 'Detached <li>', before: 2, count: 12, retainedBytes: 1000 },
    ]);
    expect(rows[0].sentence).toMatch(
      /^Detached <li> grew from 2 to 12; the new ones retain 1000 B, one held by /,
    );
    expect(findKeptContexts(snapshotOf(page(12))).rows).toMatchObject([{ count: 12, retainedBytes: 1200 }]);
  });
  test("Node.js' own objects are not meant", () => {
    expect(findKeptContexts(snapshotOf(page(12, 'Node / BindingData'))).rows).toEqual([]);
  });
});
