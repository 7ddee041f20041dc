import { expect, test } from 'vitest';
import { type NodeText, programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { nameSnapshot } from '../explain/heap-snapshot.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { buildGraph } from './heap-graph.ts';

function classesOf(nodes: readonly NodeText[]): string[] {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(programText([{ to: 2 }], nodes)));
  const { classes } = nameSnapshot(buildGraph(parser.finish()));
  return [...classes.classOf].slice(2).map((number) => classes.names[number]);
}

test('what only a detached node leads to is detached, what an attached one leads to is not', () => {
  //   document (attached) ──> shared <── removed (detached) ──> child, wrapper ──> beyond; weakly and hidden: apart
  expect(
    classesOf([
      { type: 'native', name: 'Document', detachedness: 1, edges: [{ to: 3 }] },
      { type: 'native', name: 'Shared' },
      {
        type: 'native',
        name: '<div id="a">',
        detachedness: 2,
        edges: [
          { to: 3 },
          { to: 5 },
          { to: 6 },
          { to: 8, type: 'weak', name: 1 },
          { to: 8, type: 'hidden', name: 2 },
        ],
      },
      { type: 'native', name: 'Child' },
      { type: 'object', name: 'Wrapper', detachedness: 2, edges: [{ to: 7 }] },
      { type: 'native', name: 'Beyond' },
      { type: 'native', name: 'Apart' },
    ]),
  ).toEqual(['Document', 'Shared', 'Detached <div>', 'Detached Child', 'Wrapper', 'Beyond', 'Apart']);
});

test('a snapshot in which nothing is detached has no set of such nodes', () => {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(programText([], [{ type: 'native', detachedness: 1 }])));
  expect(buildGraph(parser.finish()).detached).toBeUndefined();
});
