import { expect, test } from 'vitest';
import { Scrape } from '../../publish/scrape.ts';
import { type DelayMonitor, eventLoopDelayCollector } from './delay.ts';
import { eventLoopUtilizationCollector } from './utilization.ts';

const MS = 1e6;

test('delay is what is above the distance of the timer, in buckets and in the sum', () => {
  // Three intervals: 19.5 ms (a little early), 20.5 ms, 220 ms.
  const values = [19.5 * MS, 20.5 * MS, 220 * MS];
  let isEnabled = false;
  const monitor: DelayMonitor = {
    count: 3,
    max: 220 * MS,
    mean: 86.666_666_666 * MS,
    percentile: (percentile) => values[Math.floor((percentile / 100) * 3 + 0.5) - 1] ?? Number.NaN,
    enable: () => {
      isEnabled = true;
      return true;
    },
    disable: () => {
      isEnabled = false;
      return true;
    },
  };
  const collector = eventLoopDelayCollector(monitor);
  expect(isEnabled).toBe(true);
  const scrape = new Scrape();
  collector.collect(scrape);
  const [delay] = scrape.distributions('heapwatch_event_loop_delay_seconds');
  expect(Array.from(delay?.counts ?? [])).toEqual([2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect(delay?.sum).toBeCloseTo(0.2, 6);
  collector.stop?.();
  expect(isEnabled).toBe(false);
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
