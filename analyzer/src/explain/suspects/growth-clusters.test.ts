import { expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { diffSnapshots } from '../diff.ts';
import { nameSnapshot } from '../heap-snapshot.ts';
import type { Suspect } from './suspects.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}

/** Suspects between a program of two items and one of fifty; node 2 is the first of the program's. */
function suspectsOf(
  program: (items: number) => { globals: EdgeText[]; nodes: NodeText[] },
): readonly Suspect[] {
  const [before, after] = [2, 50].map((items) => {
    const { globals, nodes } = program(items);
    return columnsOf(programText(globals, nodes));
  });
  return diffSnapshots(before, nameSnapshot(buildGraph(after))).suspects;
}

test('keys of a Map whose table was made anew belong to its values, however large they are', () => {
  const suspects = suspectsOf((items) => {
    const nodes: NodeText[] = [
      { name: 'Map', id: 11, edges: [{ to: 3, type: 'internal', name: 'table' }] },
      { type: 'array', id: 13 + 2 * items, selfSize: 100 * items, edges: [] },
    ];
    const slots: EdgeText[] = [];
    for (let item = 0; item < items; item++) {
      const at = 4 + 2 * item;
      slots.push(
        { to: at, type: 'internal', name: String(2 * item) },
        { to: at + 1, type: 'internal', name: String(2 * item + 1) },
      );
      nodes.push(
        { type: 'string', name: 'key', id: 1001 + 4 * item, selfSize: 200 },
        { name: 'Lease', id: 1003 + 4 * item, selfSize: 40 },
      );
    }
    nodes[1] = { ...nodes[1], edges: slots };
    return { globals: [{ to: 2, name: 'granted' }], nodes };
  });
  expect(suspects).toHaveLength(1);
  expect(suspects[0]).toMatchObject({ className: 'Lease', addedCount: 48 });
  expect(suspects[0].sentence).toContain('(Map of 50)');
});

test('what hangs on a chain of V8 is counted, not the chain', () => {
  const suspects = suspectsOf((items) => {
    const nodes: NodeText[] = [
      { name: 'Promise', id: 11, edges: [{ to: 3, type: 'internal', name: 'reactions_or_result' }] },
    ];
    for (let item = 0; item < items; item++) {
      const at = 3 + 2 * item;
      // the newest reaction comes first
      const id = 1001 + 4 * (items - item);
      const next: EdgeText[] = item + 1 < items ? [{ to: at + 2, type: 'hidden', name: 1 }] : [];
      nodes.push(
        {
          type: 'hidden',
          name: 'system / PromiseReaction',
          id,
          selfSize: 40,
          edges: [...next, { to: at + 1, type: 'hidden', name: 2 }],
        },
        { name: 'Visit', id: id + 2, selfSize: 200 },
      );
    }
    return { globals: [{ to: 2, name: 'gate' }], nodes };
  });
  expect(suspects).toHaveLength(1);
  expect(suspects[0]).toMatchObject({ className: 'Visit', addedCount: 48 });
  expect(suspects[0].sentence).not.toContain('each holding the one before');
  expect(suspects[0].path.find(({ count }) => count !== undefined)).toMatchObject({
    className: 'system / PromiseReaction',
    count: 48,
  });
});

test('a tree is no chain, though the same class is met all the way down', () => {
  const suspects = suspectsOf((items) => {
    const nodes: NodeText[] = [{ name: 'Catalogue', id: 11, edges: [] }];
    const isGrown = items > 2;
    /** Adds a category of three categories; its picture weighs more than each of them, and less than all. */
    const addCategory = (depth: number): { index: number; bytes: number } => {
      const index = nodes.push({ name: 'Category', id: 1001 + 2 * nodes.length, selfSize: 64 }) + 1;
      if (depth === 0) return { index, bytes: 64 };
      const parts = [1, 2, 3].map(() => addCategory(depth - 1));
      const pictureBytes = Math.round(parts[0].bytes * 1.5);
      const picture =
        nodes.push({ name: 'Picture', id: 1001 + 2 * nodes.length, selfSize: pictureBytes }) + 1;
      const edges = [...parts.map(({ index }) => index), picture].map(
        (to, at): EdgeText => ({ to, type: 'property', name: `part${at}` }),
      );
      nodes[index - 2] = { ...nodes[index - 2], edges };
      return { index, bytes: 64 + 3 * parts[0].bytes + pictureBytes };
    };
    if (isGrown) {
      const { index } = addCategory(6);
      nodes[0] = { ...nodes[0], edges: [{ to: index, type: 'property', name: 'first' }] };
    }
    return { globals: [{ to: 2, name: 'catalogue' }], nodes };
  });
  expect(suspects[0]).toMatchObject({ className: 'Category' });
  expect(suspects[0].sentence).not.toContain('each holding the one before');
});
