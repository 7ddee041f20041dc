import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scratch } from './scratch.ts';
import { settleDominators } from './settled-dominators.ts';

/** Parents and semidominators of vertices 1..n; a semidominator is not below the parent. */
const trees = fc
  .integer({ min: 2, max: 60 })
  .chain((n) =>
    fc.record({
      n: fc.constant(n),
      // near parents make long chains
      backs: fc.array(fc.nat({ max: 3 }), { minLength: n + 1, maxLength: n + 1 }),
      semis: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n + 1, maxLength: n + 1 }),
    }),
  )
  .map(({ n, backs, semis }) => {
    const parents = Uint32Array.from(backs, (back, w) => (w < 2 ? w : Math.max(1, w - 1 - back)));
    const semi = Uint32Array.from(semis, (share, w) => Math.max(1, Math.round(share * parents[w])));
    return { n, parents, semi };
  });

test('jumps lead where single steps do', () => {
  fc.assert(
    fc.property(trees, fc.integer({ min: 0, max: 2 }), ({ n, parents, semi }, stepsPerVertex) => {
      const stepped = parents.slice();
      settleDominators(stepped, semi, n, new Scratch(n + 3), Number.POSITIVE_INFINITY);
      const jumped = parents.slice();
      settleDominators(jumped, semi, n, new Scratch(n + 3), stepsPerVertex);
      expect(jumped).toEqual(stepped);
    }),
    { numRuns: 2000 },
  );
});
