import { expect, test } from 'vitest';
import { type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { diffSnapshots } from '../diff.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { judgeFix } from './fix-verdict.ts';
import { diffProcesses } from './process-diff.ts';

const ITEM_BYTES = 4096;

interface Run {
  readonly firstId: number;
  readonly sessions: number;
  /** Line of the class, from 0. */
  readonly line: number;
  /** Entries of a table whose keys are data. */
  readonly keys?: readonly string[];
}

/** A program: `store.sessions`, an array of sessions; `store.names`, an object used as dictionary; one function. */
function run({ firstId, sessions, line, keys = [] }: Run): HeapSnapshot {
  const ids = { next: firstId };
  const id = (): number => {
    ids.next += 2;
    return ids.next;
  };
  const first = 8;
  const items: NodeText[] = Array.from({ length: sessions }, () => ({
    name: 'Session',
    id: id(),
    selfSize: ITEM_BYTES,
    location: [firstId, line, 0],
  }));
  const values: NodeText[] = keys.map((key) => ({ type: 'string', name: key, id: id(), selfSize: 1024 }));
  const elements = items.map((_, n) => ({ to: first + n, name: n }));
  const text = programText(
    [
      { to: 2, name: 'store' },
      { to: 5, name: 'main' },
    ],
    [
      {
        name: 'Store',
        id: id(),
        selfSize: 32,
        edges: [
          { to: 3, name: 'sessions' },
          { to: 4, name: 'names' },
        ],
      },
      { name: 'Array', id: id(), selfSize: 16, edges: elements },
      {
        name: 'Object',
        id: id(),
        selfSize: 48,
        edges: keys.map((name, n) => ({ to: first + sessions + n, name })),
      },
      {
        type: 'closure',
        name: `main${firstId}`,
        id: 1,
        selfSize: 64,
        edges: [{ to: 6, type: 'internal', name: 'shared' }],
        location: [firstId, 0, 0],
      },
      { type: 'code', name: 'main', id: id(), edges: [{ to: 7, type: 'internal', name: 'script' }] },
      { type: 'code', name: '/srv/app.js', id: id() },
      ...items,
      ...values,
    ],
  );
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return nameSnapshot(buildGraph(parser.finish()));
}

const small = run({ firstId: 1001, sessions: 20, line: 30 });
const large = run({ firstId: 50_001, sessions: 320, line: 10 });

test('says how many more there are than before, and where, although ids and lines differ', () => {
  const diff = diffSnapshots(small.graph.columns, large);
  expect(diff.sameProcess).toBe(false);
  expect(diff.suspects).toHaveLength(1);
  expect(diff.suspects[0]).toMatchObject({
    className: 'Session',
    addedCount: 300,
    retainedBytes: 300 * ITEM_BYTES,
    source: { url: '/srv/app.js', line: 11, column: 1 },
  });
  expect(diff.suspects[0].sentence).toBe(
    'There are 300 Session more than before, retaining 1.2 MiB, held by Store → sessions (Array of 320); written at app.js:11:1.',
  );
  expect(diff.classes.find(({ className }) => className === 'Session')).toMatchObject({
    addedCount: 300,
    removedCount: 0,
    deltaBytes: 300 * ITEM_BYTES,
    retainedByAddedBytes: 300 * ITEM_BYTES,
  });
});

test('a fix is told by what is gone, at its place before the fix', () => {
  const fixed = judgeFix(diffProcesses(large, small));
  expect(fixed).toMatchObject({ verdict: 'fixed', stillGrowing: [] });
  expect(fixed.gone).toMatchObject([{ className: 'Session', addedCount: 300, source: { line: 11 } }]);
  expect(fixed.sentence).toBe('Fixed: 300 Session (1.2 MiB) are gone, and nothing is more than before.');
});

test('what is more after the fix, and what is the same, is no fix', () => {
  expect(judgeFix(diffProcesses(small, large))).toMatchObject({
    verdict: 'not-fixed',
    gone: [],
    stillGrowing: [{ className: 'Session', addedCount: 300 }],
  });
  const again = run({ firstId: 90_001, sessions: 320, line: 10 });
  expect(judgeFix(diffProcesses(large, again)).verdict).toBe('unchanged');
});

test('one leak gone and another come is not fixed yet', () => {
  const keys = Array.from({ length: 400 }, (_, n) => `order-${n}`);
  const fixed = judgeFix(diffProcesses(large, run({ firstId: 1001, sessions: 20, line: 10, keys })));
  expect(fixed.verdict).toBe('partly-fixed');
  expect(fixed.stillGrowing[0]).toMatchObject({ className: '(string)', addedCount: 400 });
  expect(fixed.stillGrowing[0].holders).toContain('names');
});

test('a table whose keys are data holds the same under other keys', () => {
  const keys = (prefix: string): string[] => Array.from({ length: 400 }, (_, n) => `${prefix}-${n}`);
  const one = run({ firstId: 1001, sessions: 20, line: 10, keys: keys('a') });
  const other = run({ firstId: 50_001, sessions: 20, line: 10, keys: keys('b') });
  expect(diffProcesses(one, other).suspects).toEqual([]);
  expect(diffProcesses(one, other).findGone()).toEqual([]);
});
