import { expect, test } from 'vitest';
import { BucketQueue } from './bucket-queue.ts';

test('gives the newest node of a number first, and grows with numbers and nodes', () => {
  const queue = new BucketQueue();
  for (let node = 0; node < 3000; node++) queue.push(node % 2 === 0 ? 7 : 5000, node);
  expect(queue.end).toBe(5001);
  expect([queue.pop(7), queue.pop(7), queue.pop(5000), queue.pop(8)]).toEqual([2998, 2996, 2999, -1]);
  queue.push(7, 1);
  expect(queue.pop(7)).toBe(1);
  expect(queue.pop(7)).toBe(2994);
});

test('is empty again once cleared', () => {
  const queue = new BucketQueue();
  queue.push(3, 1);
  queue.push(4, 2);
  queue.clear();
  expect([queue.end, queue.pop(3), queue.pop(4)]).toEqual([0, -1, -1]);
  queue.push(4, 5);
  expect([queue.end, queue.pop(4), queue.pop(4)]).toEqual([5, 5, -1]);
});
