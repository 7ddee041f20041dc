import { expect, test } from 'vitest';
import { Scrape } from '../publish/scrape.ts';
import type { Reading } from './reading.ts';
import { RollCall } from './roll-call.ts';
import { writeMembers } from './write-members.ts';

const used = (bytes: number): Reading => ({
  values: [['heapwatch_heap_used_bytes', bytes, { isolate: 'main' }]],
  distributions: [],
});

/** A roll call whose clock, deadline and questions the test holds. */
function fixture() {
  let nowMs = 0;
  let deadline: (() => void) | undefined;
  const asked: string[][] = [];
  const roll = new RollCall<string>({
    ask: (ids) => asked.push([...ids]),
    nowMs: () => nowMs,
    wait(_milliseconds, then) {
      deadline = then;
      return () => {
        deadline = undefined;
      };
    },
  });
  const published = () => {
    const scrape = new Scrape();
    writeMembers(roll, 'isolate', nowMs, scrape);
    const age = new Map(
      scrape.points('heapwatch_reading_age_seconds').map(({ labels, value }) => [labels.isolate, value]),
    );
    return scrape
      .points('heapwatch_heap_used_bytes')
      .map(({ labels, value }) => [labels.isolate, value, age.get(labels.isolate)]);
  };
  return {
    roll,
    asked,
    published,
    pass: (milliseconds: number) => {
      nowMs += milliseconds;
    },
    expire: () => deadline?.(),
    isWaiting: () => deadline !== undefined,
  };
}

test('waits for all, and no longer', async () => {
  const { roll, asked, published, isWaiting } = fixture();
  expect(roll.refresh(250)).toBeUndefined();
  roll.add('a', 'resize-1');
  roll.add('b', 'resize-2');
  const over = roll.refresh(250);
  expect(asked).toEqual([['a', 'b']]);
  roll.answer('b', used(2));
  expect(isWaiting()).toBe(true);
  roll.answer('a', used(1));
  await over;
  expect(isWaiting()).toBe(false);
  expect(published()).toEqual([
    ['resize-1', 1, 0],
    ['resize-2', 2, 0],
  ]);
});

test('publishes of a busy one what it said last, with its age, and takes its late answer', async () => {
  const { roll, published, pass, expire } = fixture();
  roll.add('a', 'resize-1');
  roll.add('b', 'resize-2');
  const first = roll.refresh(250);
  roll.answer('a', used(1));
  roll.answer('b', used(2));
  await first;
  pass(15_000);
  const second = roll.refresh(250);
  roll.answer('b', used(20));
  pass(250);
  expire();
  await second;
  expect(published()).toEqual([
    ['resize-1', 1, 15.25],
    ['resize-2', 20, 0.25],
  ]);
  roll.answer('a', used(10));
  expect(published()[0]).toEqual(['resize-1', 10, 0]);
});

test('who overlaps shares a round, and the next one asks again', async () => {
  const { roll, asked } = fixture();
  roll.add('a', 'resize-1');
  const over = roll.refresh(250);
  expect(roll.refresh(250)).toBe(over);
  roll.answer('a', used(1));
  await over;
  expect(roll.refresh(250)).not.toBe(over);
  expect(asked).toHaveLength(2);
});

test('does not wait for one that ends, and nothing of it stays', async () => {
  const { roll, published } = fixture();
  roll.add('a', 'resize-1');
  const over = roll.refresh(250);
  expect(roll.remove('a')).toBe('resize-1');
  await over;
  roll.answer('a', used(1));
  expect(published()).toEqual([]);
  expect(roll.remove('a')).toBeUndefined();
});

test('ends the round that is on when it is stopped', async () => {
  const { roll, isWaiting } = fixture();
  roll.add('a', 'resize-1');
  const over = roll.refresh(250);
  roll.stop();
  await over;
  expect(isWaiting()).toBe(false);
});
