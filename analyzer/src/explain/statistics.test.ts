import { expect, test } from 'vitest';
import { programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../graph/heap-graph.ts';
import { SnapshotParser } from '../parse/snapshot-parser.ts';
import { findDuplicateStrings } from './duplicate-strings.ts';
import { nameSnapshot } from './heap-snapshot.ts';
import { measureStatistics } from './statistics.ts';

const SECRET = 'a secret that no answer may hold';

function snapshotOf() {
  const text = programText(
    [2, 3, 4, 5, 6, 7, 8, 9].map((to) => ({ to, name: `p${to}` })),
    [
      { type: 'code', name: 'f', selfSize: 1 },
      { type: 'string', name: SECRET, selfSize: 20 },
      { type: 'string', name: SECRET, selfSize: 20 },
      { type: 'string', name: SECRET, selfSize: 20 },
      { type: 'concatenated string', name: 'ab', selfSize: 300 },
      { name: 'Array', selfSize: 4000 },
      { type: 'native', name: 'system / JSArrayBufferData', selfSize: 50_000 },
      { type: 'native', name: 'Node / TCP', selfSize: 600_000 },
    ],
  ).replace('"node_count"', '"extra_native_bytes":7000000,"node_count"');
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return nameSnapshot(buildGraph(parser.finish()));
}

test('every kind of memory has its sum', () => {
  expect(measureStatistics(snapshotOf())).toEqual({
    total: 7_654_361,
    code: 1,
    strings: 360,
    jsArrays: 4000,
    system: 0,
    native: 7_650_000,
    typedArrays: 50_000,
  });
});

test('equal strings are counted, and not told', () => {
  const found = findDuplicateStrings(snapshotOf());
  expect(found).toEqual([
    {
      count: 3,
      length: SECRET.length,
      isCut: false,
      hash: expect.stringMatching(/^[0-9a-f]{8}$/),
      wastedBytes: 40,
      holders: 'global → p3',
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(SECRET);
});
