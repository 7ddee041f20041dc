import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SimulatedLoop } from '../../../../test/tools/simulated-loop.ts';
import { DelaySampler } from './delay-sampler.ts';
import { nodeLoop } from './loop-turns.ts';

const BOUNDS_MS = [1, 5, 10, 25, 50, 100];

type Turn = readonly [waitMs: number, workMs: number];

/** The obvious twin: a timer, followed tick by tick through every wait and every piece of work. */
function delaysOfTimer(turns: readonly Turn[]): number[] {
  const delays: number[] = [];
  let now = 0;
  let due = 50;
  for (const [wait, work] of turns) {
    for (; due <= now + wait; due += 50) delays.push(0);
    now += wait + work;
    if (due > now) continue;
    delays.push(now - due);
    due = now + 50;
  }
  return delays;
}

function inBuckets(delays: readonly number[]): number[] {
  const counts = new Array<number>(BOUNDS_MS.length + 1).fill(0);
  for (const delay of delays) {
    const bucket = BOUNDS_MS.findIndex((bound) => delay <= bound);
    counts[bucket === -1 ? BOUNDS_MS.length : bucket] += 1;
  }
  return counts;
}

const times = (max: number) => fc.integer({ min: 0, max });
/** Few enough turns to be looked at, however short, or so many that are long enough. */
const calm = fc.oneof(
  fc.array(fc.tuple(times(500), times(300)), { maxLength: 19 }),
  fc.array(fc.tuple(fc.integer({ min: 10, max: 500 }), times(300)), { maxLength: 199 }),
);

test('turns tell what a timer would have seen', () => {
  fc.assert(
    fc.property(calm, (turns) => {
      const loop = new SimulatedLoop();
      const sampler = new DelaySampler(BOUNDS_MS, loop);
      for (const [wait, work] of turns) {
        loop.turn(wait, work);
        sampler.read(); // A scrape in between changes nothing.
      }
      const { counts, sumMs } = sampler.read();
      const delays = delaysOfTimer(turns);
      expect(Array.from(counts)).toEqual(inBuckets(delays));
      expect(sumMs).toBe(delays.reduce((sum, delay) => sum + delay, 0));
    }),
  );
});

describe('a loop that turns too often to be looked at each time', () => {
  const turnMany = (loop: SimulatedLoop, turns: number) => {
    for (let i = 0; i < turns; i++) loop.turn(0.1, 0.1);
  };

  test('is timed for four seconds, then looked at again', () => {
    const loop = new SimulatedLoop();
    const sampler = new DelaySampler(BOUNDS_MS, loop);
    turnMany(loop, 19);
    expect(loop.isTimed).toBe(false);
    turnMany(loop, 1);
    expect(loop.isTimed).toBe(true);
    turnMany(loop, 19_000);
    expect(loop.isTimed).toBe(true);
    turnMany(loop, 1010);
    expect(loop.isTimed).toBe(false);
    expect(loop.isWatched).toBe(true);
    sampler.stop();
    expect(loop.isWatched).toBe(false);
  });

  test('has ticks 200 ms apart while it is timed, and 50 ms before and after', () => {
    const loop = new SimulatedLoop();
    const sampler = new DelaySampler(BOUNDS_MS, loop);
    const ticksOf = (run: () => void) => {
      const [before = 0] = sampler.read().counts;
      run();
      return (sampler.read().counts[0] ?? 0) - before;
    };
    expect(ticksOf(() => loop.turn(1000, 0))).toBe(20);
    turnMany(loop, 40);
    expect([4, 5]).toContain(ticksOf(() => turnMany(loop, 5000)));
    while (loop.isTimed) turnMany(loop, 1);
    expect(ticksOf(() => loop.turn(1000, 0))).toBe(20);
  });

  test('shows its delays while it is timed', () => {
    const loop = new SimulatedLoop();
    const sampler = new DelaySampler(BOUNDS_MS, loop);
    turnMany(loop, 20);
    const before = Array.from(sampler.read().counts);
    loop.turn(0, 280);
    const more = Array.from(sampler.read().counts, (count, i) => count - (before[i] ?? 0));
    // Due after 200 ms, served after 280.
    expect(more).toEqual([0, 0, 0, 0, 0, 1, 0]);
    expect(sampler.read().sumMs).toBeCloseTo(80, 6);
  });

  test('is not called late for the change from looks to a timer', () => {
    const loop = new SimulatedLoop();
    const sampler = new DelaySampler(BOUNDS_MS, loop);
    // The tick that the looks wait for is due in a moment when the timer is set.
    for (let i = 0; i < 20_000; i++) loop.turn(0.9, 0);
    const { counts, sumMs } = sampler.read();
    expect(sumMs).toBe(0);
    expect(counts[0]).toBeGreaterThan(85);
  });
});

test('on the real loop it holds nothing that keeps a process alive', () => {
  const before = process.getActiveResourcesInfo();
  const sampler = new DelaySampler(BOUNDS_MS, nodeLoop);
  expect(process.getActiveResourcesInfo()).toEqual(before);
  sampler.stop();
});
