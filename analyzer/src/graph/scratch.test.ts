import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scratch } from './scratch.ts';

type Lent = Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

test('what is lent at one time never overlaps, and is found again once given back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(
        fc.oneof(
          fc.constantFrom('column', 'zeroed', 'double', 'run', 'stack', 'floats'),
          fc.nat({ max: 40 }),
        ),
        {
          maxLength: 80,
        },
      ),
      (length, actions) => {
        const scratch = new Scratch(length);
        const lent: { column: Lent; mark: number; isStack: boolean }[] = [];
        actions.forEach((action, mark) => {
          if (typeof action === 'number') {
            const [given] = lent.splice(action, 1);
            if (given?.isStack) scratch.giveBackStack(given.column as Uint32Array<ArrayBuffer>);
            else if (given !== undefined) scratch.giveBack(given.column);
            return;
          }
          const column = {
            column: () => scratch.take(),
            zeroed: () => scratch.takeZeroed(),
            double: () => scratch.takeDouble(),
            stack: () => scratch.takeStack(),
            run: () => scratch.takeRun(5),
            floats: () => scratch.takeFloats(),
          }[action]();
          expect(column.length).toBeGreaterThanOrEqual(
            length * (action === 'double' ? 2 : action === 'run' ? 5 : 1),
          );
          if (action === 'zeroed') expect([...column]).toEqual(Array(length).fill(0));
          column.fill(mark);
          lent.push({ column, mark, isStack: action === 'stack' });
        });
        for (const { column, mark } of lent) expect(column.every((value) => value === mark)).toBe(true);
      },
    ),
  );
});

test('memory that was given back is lent again', () => {
  const scratch = new Scratch(4);
  const first = scratch.takeFloats();
  const { buffer, byteOffset } = first;
  scratch.giveBack(first);
  const halves = [scratch.take(), scratch.take()];
  expect(halves.map((half) => half.buffer)).toEqual([buffer, buffer]);
  expect(Math.min(...halves.map((half) => half.byteOffset))).toBe(byteOffset);
});

test('a part from the start gives back all that was lent', () => {
  const scratch = new Scratch(100);
  for (let time = 0; time < 40; time++) scratch.giveBack(scratch.takeFloats().subarray(0, 3));
  const { buffer } = scratch.take();
  expect(scratch.takeFloats().buffer).toBe(buffer);
});

test('stacks keep to memory that nothing else has had', () => {
  const scratch = new Scratch(4);
  const column = scratch.take();
  scratch.giveBack(column);
  const stacks = [scratch.takeStack(), scratch.takeStack()];
  scratch.giveBackStack(...stacks);
  expect(scratch.take().byteOffset).toBe(column.byteOffset);
  expect(stacks.map((stack) => stack.byteOffset)).not.toContain(column.byteOffset);
  expect([scratch.takeStack(), scratch.takeStack()].toSorted((a, b) => a.byteOffset - b.byteOffset)).toEqual(
    stacks.toSorted((a, b) => a.byteOffset - b.byteOffset),
  );
});
