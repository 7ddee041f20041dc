import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flameGraph } from './flame-graph.ts';
import type { HeapProfile } from './heap-profile.ts';

/** Paths by caller and bytes of their own. */
function profile(...paths: readonly (readonly [caller: number, selfBytes: number])[]): HeapProfile {
  const frame = { functionName: 'f', url: 'app.js', line: 1, column: 1 };
  return {
    paths: paths.map(([caller, selfBytes]) => ({ caller, frame, selfBytes })),
    sampleCount: 0,
    origin: undefined,
  };
}

test('callers stand before what they call, the larger branch first', () => {
  //  0 (1) ─┬─ 1 (2)
  //         └─ 2 (0) ── 3 (8)      4 (4)
  const graph = flameGraph(profile([-1, 1], [0, 2], [0, 0], [2, 8], [-1, 4]), 100);
  expect(graph).toEqual({
    levels: [0, 1, 2, 3, 2, 1],
    paths: [-1, 0, 2, 3, 1, 4],
    totalBytes: [15, 11, 8, 8, 2, 4],
    selfBytes: [0, 1, 0, 8, 2, 4],
    leftOut: 0,
  });
});

test('a profile without an allocation is its whole alone', () => {
  expect(flameGraph(profile(), 10)).toEqual({
    levels: [0],
    paths: [-1],
    totalBytes: [0],
    selfBytes: [0],
    leftOut: 0,
  });
});

test('a hundred thousand calls deep is no deeper than one', () => {
  const chain = profile(...Array.from({ length: 100_000 }, (_, at) => [at - 1, 1] as const));
  const { levels, totalBytes } = flameGraph(chain, 200_000);
  expect([levels.at(-1), totalBytes[1]]).toEqual([100_000, 100_000]);
});

test('whatever is left out, a path has its caller above it, and the largest stay', () => {
  const paths = fc
    .array(fc.tuple(fc.nat(), fc.nat(50)), { maxLength: 60 })
    .map((raw) =>
      raw.map(([caller, bytes], at) => [at === 0 ? -1 : (caller % (at + 1)) - 1, bytes] as const),
    );
  fc.assert(
    fc.property(paths, fc.nat(60), (drawn, limit) => {
      const { levels, paths: kept, totalBytes, leftOut } = flameGraph(profile(...drawn), limit);
      expect(kept.length - 1).toBe(Math.min(limit, drawn.length));
      expect(leftOut).toBe(drawn.length - (kept.length - 1));
      for (let at = 1; at < kept.length; at += 1) {
        const caller = drawn[kept[at]]?.[0] ?? -1;
        const above = levels.findLastIndex((level, other) => other < at && level === levels[at] - 1);
        expect(kept[above]).toBe(caller);
        expect(totalBytes[above]).toBeGreaterThanOrEqual(totalBytes[at]);
      }
    }),
  );
});
