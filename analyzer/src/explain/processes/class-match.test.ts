import { expect, test } from 'vitest';
import { programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { matchClasses } from './class-match.ts';

/** Functions without a name, at the lines and columns given, from 0, of one script. */
function program(scriptId: number, places: readonly (readonly [number, number])[]): HeapSnapshot {
  const text = programText(
    places.map((_, n) => ({ to: 4 + n, name: `f${n}` })),
    [
      { type: 'code', edges: [{ to: 3, type: 'internal', name: 'script' }] },
      { type: 'code', name: '/srv/app.js' },
      ...places.map(([line, column]) => ({
        type: 'closure',
        selfSize: 8,
        edges: [{ to: 2, type: 'internal', name: 'shared' }],
        location: [scriptId, line, column] as const,
      })),
    ],
  );
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return nameSnapshot(buildGraph(parser.finish()));
}

function matched(before: HeapSnapshot, after: HeapSnapshot): (number | undefined)[] {
  const match = matchClasses(before, after);
  return before.classes.names.flatMap((name, number) => {
    if (name !== '<anonymous>()') return [];
    const node = after.classes.classOf.indexOf(match[number]);
    return [match[number] < 0 ? undefined : after.locations.locate(node)?.line];
  });
}

test('classes of one name match by place, then by column, then in order', () => {
  const before = program(5, [
    [0, 4],
    [9, 8],
    [19, 2],
    [29, 6],
  ]);
  const after = program(77, [
    [0, 4],
    [11, 2],
    [12, 8],
    [30, 0],
  ]);
  expect(matched(before, after)).toEqual([1, 13, 12, 31]);
});

test('what has no partner has none', () => {
  const [few, many] = [
    program(5, [[0, 4]]),
    program(5, [
      [3, 1],
      [8, 4],
    ]),
  ];
  expect(matched(few, many)).toEqual([9]);
  expect(matched(many, few)).toEqual([undefined, 1]);
});
