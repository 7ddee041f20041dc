import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeakProgram, programFile } from '../../programs/index.ts';
import { startLoad } from '../../programs/load.ts';
import { type Alertmanager, type SentAlert, startAlertmanager } from '../../tools/alertmanager.ts';
import { endAll } from '../../tools/endings.ts';
import { type ObservedProgram, observeProgram } from '../../tools/observed-program.ts';
import { startPrometheus } from '../../tools/prometheus.ts';
import { writeRuleFile } from '../../tools/rule-file.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CONFIG = join(ROOT, 'deploy/alertmanager/alertmanager.yml');
const JOB = 'leaky-shop';
const SCRAPE_SECONDS = 5;
const FIRES_WITHIN_MS = 270_000;
const RESOLVES_WITHIN_MS = 120_000;
/** The shipped alert outlives its cause for five minutes, which this test does not wait for. */
const SETTINGS = ['heapLeak.urgent.keepFiringFor=15'];

async function until<T>(what: string, withinMs: number, look: () => T | undefined): Promise<T> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const found = look();
    if (found !== undefined) return found;
    await delay(500);
  }
  throw new Error(`${what} did not happen within ${withinMs / 1000} s`);
}

afterAll(endAll);

describe('the alert of a program that leaks', () => {
  const leak = findLeakProgram('request-listeners');
  let alertmanager: Alertmanager;
  let program: ObservedProgram;
  let instance: string;

  const serve = async (twin: 'leaky' | 'fixed', metricsPort?: number) => {
    const started = await observeProgram(programFile(leak, twin), {
      service: JOB,
      nodeOptions: [`--max-old-space-size=${leak.oldSpaceMiB}`],
      ...(metricsPort !== undefined && { metricsPort }),
    });
    if (leak.load !== undefined)
      startLoad({ url: started.url, ...leak.load, maxRequests: 250, maxSeconds: 600 });
    return started;
  };
  const sent = (status: SentAlert['status']) =>
    alertmanager.sent.find(
      (alert) => alert.status === status && alert.labels['alertname'] === 'HeapwatchHeapLeak',
    );

  beforeAll(async () => {
    alertmanager = await startAlertmanager(CONFIG);
    program = await serve('leaky');
    instance = program.metricsAddress;
    await startPrometheus({
      ruleFiles: [await writeRuleFile({ settings: SETTINGS })],
      jobs: [{ name: JOB, targets: [instance] }],
      scrapeIntervalSeconds: SCRAPE_SECONDS,
      alertmanager: alertmanager.address,
    });
  });

  test('reaches the webhook with its words and its link', async () => {
    const alert = await until('the alert', FIRES_WITHIN_MS, () => sent('firing'));
    expect(alert.labels).toMatchObject({ instance, job: JOB, severity: 'critical', memory: 'heap' });
    expect(alert.annotations['summary']).toMatch(
      /^127\.0\.0\.1:\d+ leaks \d{3,4} MiB\/h of JS heap; reaches its \d{3} MiB heap limit in about \d+ min$/,
    );
    expect(alert.annotations['diff_url']).toBe(
      `http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=${encodeURIComponent(instance)}`,
    );
    expect(alert.annotations['runbook_url']).toBe('docs/runbooks/HeapwatchHeapLeak.md');
  });

  test('is resolved by the fix', async () => {
    await program.stop();
    program = await serve('fixed', Number(instance.split(':')[1]));
    expect(program.metricsAddress).toBe(instance);
    const alert = await until('the end of it', RESOLVES_WITHIN_MS, () => sent('resolved'));
    expect(alert.labels['instance']).toBe(instance);
  });
});

describe('inhibition', () => {
  const alert = (alertname: string, severity: string, more: Readonly<Record<string, string>> = {}) => ({
    labels: { alertname, severity, job: JOB, instance: 'checkout-7f', isolate: 'main', ...more },
    annotations: {},
  });

  test('a critical alert silences the warnings of its own instance', async () => {
    const alertmanager = await startAlertmanager(CONFIG);
    await alertmanager.post([
      alert('HeapwatchHeapLeak', 'critical', { memory: 'heap' }),
      alert('HeapwatchHeapLeak', 'warning', { memory: 'heap' }),
      alert('HeapwatchGcPressure', 'warning'),
      alert('HeapwatchCaptureFailed', 'warning'),
      alert('HeapwatchGcPressure', 'warning', { instance: 'checkout-8a' }),
      alert('HeapwatchGcPressure', 'warning', { process: 'cluster-2' }),
      alert('SomebodyElses', 'warning'),
      alert('HeapwatchLeakVerdict', 'warning', { instance: 'checkout-9b', memory: 'heap' }),
      alert('HeapwatchHeapLeak', 'warning', { instance: 'checkout-9b', memory: 'heap' }),
      alert('HeapwatchHeapLeak', 'warning', { instance: 'checkout-9b', isolate: 'resize-0', memory: 'heap' }),
    ]);
    const name = ({ labels }: { labels: Readonly<Record<string, string>> }) =>
      ['alertname', 'severity', 'instance', 'process', 'isolate']
        .flatMap((label) => labels[label] ?? [])
        .join(' ');
    await until('ten alerts sent or silenced', 30_000, () =>
      alertmanager.sent.length >= 7 ? true : undefined,
    );
    expect(alertmanager.sent.map(name).sort()).toEqual([
      'HeapwatchCaptureFailed warning checkout-7f main',
      'HeapwatchGcPressure warning checkout-7f cluster-2 main',
      'HeapwatchGcPressure warning checkout-8a main',
      'HeapwatchHeapLeak critical checkout-7f main',
      'HeapwatchHeapLeak warning checkout-9b resize-0',
      'HeapwatchLeakVerdict warning checkout-9b main',
      'SomebodyElses warning checkout-7f main',
    ]);
    const silenced = (await alertmanager.alerts()).filter(({ status }) => status.inhibitedBy.length > 0);
    expect(silenced.map(name).sort()).toEqual([
      'HeapwatchGcPressure warning checkout-7f main',
      'HeapwatchHeapLeak warning checkout-7f main',
      'HeapwatchHeapLeak warning checkout-9b main',
    ]);
    await alertmanager.stop();
  });
});
