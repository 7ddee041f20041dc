import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HeapProfileError, parseHeapProfile } from './heap-profile.ts';
import { diffProfiles } from './profile-diff.ts';

interface Node {
  readonly callFrame: object;
  readonly selfSize: number;
  readonly children: readonly Node[];
}

const node = (functionName: string, selfSize: number, ...children: readonly Node[]): Node => ({
  callFrame: { functionName, url: 'file:///app/app.js', lineNumber: functionName.length, columnNumber: 3 },
  selfSize,
  children,
});
const profile = (...tops: readonly Node[]) =>
  parseHeapProfile(JSON.stringify({ head: { selfSize: 0, children: tops }, samples: [{}, {}] }));

describe('diffProfiles', () => {
  // main ─┬─ load 100 → 100
  //       ├─ serve ── remember 10 → 510 ── copy 5 → 0
  //       └─ tick ─── remember     0 → 40
  const baseline = profile(
    node('main', 0, node('load', 100), node('serve', 0, node('remember', 10, node('copy', 5)))),
  );
  const current = profile(
    node(
      'main',
      0,
      node('load', 100),
      node('serve', 0, node('remember', 510)),
      node('tick', 0, node('remember', 40)),
    ),
  );
  const diff = diffProfiles(baseline, current);

  test('sums up each function over its paths, the most grown first, and leaves out what is as before', () => {
    expect(
      diff.functions.map((row) => [row.functionName, row.baselineBytes, row.currentBytes, row.deltaBytes]),
    ).toEqual([
      ['remember', 10, 550, 540],
      ['copy', 5, 0, -5],
    ]);
    expect(diff.functions[0].source).toEqual({ url: 'file:///app/app.js', line: 9, column: 4 });
  });

  test('names the paths apart, callers first', () => {
    const named = diff.functions[0].paths.map(({ deltaBytes, frames }) => [
      deltaBytes,
      frames.map(({ functionName }) => functionName).join(' '),
    ]);
    expect(named).toEqual([
      [500, 'main serve remember'],
      [40, 'main tick remember'],
    ]);
  });

  test('says what each holds, and that the process is unknown', () => {
    expect([diff.baseline, diff.current]).toEqual([
      { liveBytes: 115, sampleCount: 2 },
      { liveBytes: 650, sampleCount: 2 },
    ]);
    expect(diff.sameProcess).toBeUndefined();
  });

  const treesOf = (depth: number): fc.Arbitrary<Node> =>
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'cc', 'dd'),
        fc.nat(1000),
        depth === 0 ? fc.constant([]) : fc.array(treesOf(depth - 1), { maxLength: 3 }),
      )
      .map(([name, bytes, children]) => node(name, bytes, ...children));
  const trees = treesOf(4);

  test('every byte of a difference is one function’s, whatever the trees', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 3 }), fc.array(trees, { maxLength: 3 }), (before, after) => {
        const {
          baseline: from,
          current: to,
          functions,
        } = diffProfiles(profile(...before), profile(...after));
        const sum = functions.reduce((total, { deltaBytes }) => total + deltaBytes, 0);
        expect(sum).toBe(to.liveBytes - from.liveBytes);
      }),
    );
  });

  test('a profile is equal to itself', () => {
    fc.assert(
      fc.property(fc.array(trees, { maxLength: 3 }), (tops) => {
        expect(diffProfiles(profile(...tops), profile(...tops)).functions).toEqual([]);
      }),
    );
  });
});

describe('parseHeapProfile', () => {
  test.each([
    ['{', 'not JSON'],
    ['[]', 'the file is no object'],
    ['{}', 'head is no object'],
    ['{"head":{"selfSize":-1}}', 'selfSize of node 0'],
    ['{"head":{"selfSize":"9"}}', 'selfSize of node 0'],
    ['{"head":{"selfSize":0,"children":{}}}', 'children of node 0'],
    ['{"head":{"selfSize":0,"children":[7]}}', 'a child of node 0'],
    ['{"head":{"selfSize":0,"children":[{"selfSize":0,"callFrame":{}}]}}', 'callFrame of node 0'],
  ])('%s is refused with its place', (text, words) => {
    expect(() => parseHeapProfile(text)).toThrow(HeapProfileError);
    expect(() => parseHeapProfile(text)).toThrow(words);
  });

  test('takes stacks that are deeper than ours', () => {
    let deep = node('leaf', 1);
    for (let i = 0; i < 500; i++) deep = node('f', 0, deep);
    expect(profile(deep).paths).toHaveLength(501);
  });
});
