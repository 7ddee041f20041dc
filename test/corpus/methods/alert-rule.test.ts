import { describe, expect, test } from 'vitest';
import type { Series } from '../corpus.ts';
import { alertRule } from './alert-rule.ts';

const MIB = 2 ** 20;
const BEGIN_MS = 1_790_000_000_000;

/** A major GC every minute, scraped every 15 s. */
function seriesOf(hours: number, liveMiB: (hours: number) => number): Series {
  const samples = Array.from({ length: hours * 240 }, (_, index) => {
    const at = (index + 1) / 240;
    return {
      timeMs: BEGIN_MS + at * 3_600_000,
      heapUsedBytes: (liveMiB(at) + 40) * MIB,
      rssBytes: (liveMiB(at) + 100) * MIB,
      heapLimitBytes: 512 * MIB,
      majorGc: index % 4 === 0,
      ...(index % 4 === 0 && { liveBytes: liveMiB(at) * MIB }),
      majorGcCount: Math.floor(index / 4),
      minorGcCount: 5 * index + (index % 3),
      processStartMs: BEGIN_MS,
    };
  });
  return { name: 'made', shape: 'made', hours, truth: { leaking: false }, samples };
}

describe('an alert as a method of the scorer', () => {
  const method = alertRule('HeapwatchHeapLeak');

  test('tells a leak when it is sure, and goes on telling it', async () => {
    const alarms = await method.judge(seriesOf(6, (hours) => 100 + 20 * hours + Math.sin(hours * 40)));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({ memory: 'heap' });
    expect(alarms[0]).not.toHaveProperty('toMs');
    const delayHours = ((alarms[0]?.fromMs ?? 0) - BEGIN_MS) / 3_600_000;
    expect(delayHours).toBeGreaterThan(4);
    expect(delayHours).toBeLessThan(4.8);
  }, 120_000);

  test('ends an alarm when the rule does', async () => {
    const rises = (hours: number) => 40 + 420 * Math.min(1, Math.max(0, (hours - 0.5) * 2));
    const alarms = await method.judge(seriesOf(2, rises));
    expect(alarms).toHaveLength(1);
    const [alarm] = alarms;
    expect(alarm?.toMs).toBeGreaterThan(BEGIN_MS + 3_600_000);
    expect(alarm?.toMs).toBeLessThan(BEGIN_MS + 1.5 * 3_600_000);
  }, 120_000);

  test('says nothing of a heap that stays', async () => {
    expect(await method.judge(seriesOf(6, (hours) => 100 + Math.sin(hours * 40)))).toEqual([]);
  }, 120_000);
});
