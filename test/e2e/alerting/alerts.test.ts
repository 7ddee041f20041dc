import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEAK_PROGRAMS, type LeakProgram, programFile } from '../../programs/index.ts';
import { startLoad } from '../../programs/load.ts';
import { endAll } from '../../tools/endings.ts';
import { observeProgram } from '../../tools/observed-program.ts';
import { type Prometheus, startPrometheus } from '../../tools/prometheus.ts';

/** All run at once for this long under one Prometheus: that is the time a leak has to be told. */
const WATCH_SECONDS = 300;
const SCRAPE_SECONDS = 5;
const FAST_LEAKS = LEAK_PROGRAMS.filter((program) => program.firesSoon);

async function startUnderLoad(program: LeakProgram, twin: 'leaky' | 'fixed'): Promise<string> {
  const observed = await observeProgram(programFile(program, twin), {
    service: `${program.name}-${twin}`,
    nodeOptions: [`--max-old-space-size=${program.oldSpaceMiB}`],
  });
  if (program.load !== undefined)
    startLoad({ url: observed.url, ...program.load, maxRequests: 50_000, maxSeconds: WATCH_SECONDS + 60 });
  return observed.metricsAddress;
}

describe('HeapwatchHeapLeak in a real Prometheus', () => {
  let prometheus: Prometheus;
  /** `<program>-<twin>` of what fired or was pending at any time, by state. */
  const seen = { firing: new Set<string>(), pending: new Set<string>() };

  beforeAll(async () => {
    const jobs = [];
    for (const program of LEAK_PROGRAMS)
      jobs.push({ name: `${program.name}-fixed`, targets: [await startUnderLoad(program, 'fixed')] });
    for (const program of FAST_LEAKS)
      jobs.push({ name: `${program.name}-leaky`, targets: [await startUnderLoad(program, 'leaky')] });
    prometheus = await startPrometheus({
      configFile: join(import.meta.dirname, '../../../deploy/prometheus/prometheus.yml'),
      jobs,
      scrapeIntervalSeconds: SCRAPE_SECONDS,
    });
    await delay(WATCH_SECONDS * 1000);
    for (const state of ['firing', 'pending'] as const) {
      const alerts = await prometheus.query(
        `max_over_time(ALERTS{alertname="HeapwatchHeapLeak",alertstate="${state}"}[${2 * WATCH_SECONDS}s])`,
      );
      for (const { labels } of alerts) seen[state].add(labels['job'] ?? '');
    }
  });
  afterAll(endAll);

  test('every program was scraped to the end', async () => {
    const scrapes = await prometheus.query(`sum_over_time(up[${WATCH_SECONDS}s])`);
    expect(scrapes).toHaveLength(LEAK_PROGRAMS.length + FAST_LEAKS.length);
    for (const { labels, value } of scrapes)
      expect(value, labels['job']).toBeGreaterThan((WATCH_SECONDS / SCRAPE_SECONDS) * 0.8);
  });

  test.each(FAST_LEAKS)('$name fires', ({ name }) => {
    expect([...seen.firing]).toContain(`${name}-leaky`);
  });

  test.each(LEAK_PROGRAMS)('the fixed twin of $name is not even pending', ({ name }) => {
    expect([...seen.firing, ...seen.pending]).not.toContain(`${name}-fixed`);
  });

  test('what fires says who, how fast and until when, and is urgent', async () => {
    const alert = (await prometheus.alerts()).find(
      ({ labels }) => labels['job'] === 'request-listeners-leaky',
    );
    expect(alert?.labels['severity']).toBe('critical');
    expect(alert?.annotations['summary']).toMatch(
      /^127\.0\.0\.1:\d+ leaks \d{3,4} MiB\/h of JS heap; reaches its \d{3} MiB heap limit in about \d+ min$/,
    );
  });
});
