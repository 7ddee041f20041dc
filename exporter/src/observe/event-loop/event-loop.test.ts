import { expect, test } from 'vitest';
import { SimulatedLoop } from '../../../../test/tools/simulated-loop.ts';
import { Scrape } from '../../publish/scrape.ts';
import { eventLoopDelayCollector } from './delay.ts';
import { eventLoopUtilizationCollector } from './utilization.ts';

test('delays are published in seconds and by bucket, and a stopped collector looks no more', () => {
  const loop = new SimulatedLoop();
  const collector = eventLoopDelayCollector(loop);
  // Ticks at 50 and 100 ms on time; that of 150 ms is served at 350, the next at 400.
  loop.turn(120, 230);
  loop.turn(50, 0);
  const scrape = new Scrape();
  collector.collect(scrape);
  const [delay] = scrape.distributions('heapwatch_event_loop_delay_seconds');
  expect(Array.from(delay?.counts ?? [])).toEqual([3, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(delay?.sum).toBeCloseTo(0.2, 9);
  collector.stop?.();
  expect(loop.isWatched).toBe(false);
});

test('utilization is of the last ten seconds and more, whoever scrapes in between', () => {
  let nowMs = 0;
  let activeMs = 0;
  const collector = eventLoopUtilizationCollector({
    now: () => nowMs,
    read: (now, before) => {
      if (now === undefined || before === undefined)
        return { idle: nowMs - activeMs, active: activeMs, utilization: 0 };
      const active = now.active - before.active;
      const idle = now.idle - before.idle;
      return { idle, active, utilization: active / (active + idle) };
    },
  });
  const ratioAt = (ms: number, isBusy: boolean) => {
    if (isBusy) activeMs += ms - nowMs;
    nowMs = ms;
    const scrape = new Scrape();
    collector.collect(scrape);
    return scrape.points('heapwatch_event_loop_utilization_ratio')[0]?.value;
  };
  expect(ratioAt(15_000, false)).toBe(0);
  expect(ratioAt(30_000, true)).toBe(1);
  // A second scraper, a moment later: still nearly all of the span was busy.
  expect(ratioAt(30_100, false)).toBeCloseTo(15 / 15.1, 6);
  expect(ratioAt(45_000, false)).toBe(0);
});
