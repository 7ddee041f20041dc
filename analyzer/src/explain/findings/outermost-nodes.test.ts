import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outermostNodes } from './outermost-nodes.ts';

test('agrees with climbing from each node to the root', () => {
  const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).map((numbers) =>
    // each node below an earlier one, so that 0 is the root
    Uint32Array.from(numbers, (number, node) => (node === 0 ? 0 : number % node)),
  );
  fc.assert(
    fc.property(tree, fc.array(fc.nat()), (dominators, numbers) => {
      const nodes = [...new Set(numbers.map((number) => number % dominators.length))];
      const isInside = (node: number): boolean => {
        for (let at = node; at !== 0; ) {
          at = dominators[at];
          if (nodes.includes(at)) return true;
        }
        return false;
      };
      expect(outermostNodes(nodes, dominators)).toEqual(nodes.filter((node) => !isInside(node)));
    }),
  );
});

test('a chain of a million nodes, all of them asked for, ends at once', () => {
  const chain = Uint32Array.from({ length: 1_000_000 }, (_, node) => Math.max(0, node - 1));
  const nodes = Array.from({ length: 999_999 }, (_, n) => 999_999 - n);
  expect(outermostNodes(nodes, chain)).toEqual([1]);
});
