import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Alert, type AlertName, DEFAULT_LINKS } from '../../../alerts/alert.ts';
import { allAlerts } from '../../../alerts/all-alerts.ts';
import { ruleFileText } from '../../../alerts/outputs/prometheus-rules.ts';
import { promtoolValues } from '../../../alerts/promtool-tests.ts';
import { DEFAULT_THRESHOLDS } from '../../../alerts/thresholds.ts';
import type { Sample } from '../../../exporter/src/detect/sample.ts';
import { findBinary } from '../../tools/binaries.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import type { Series } from '../corpus.ts';
import type { Alarm, Method } from './method.ts';

const MINUTE_MS = 60_000;
/** Readings a minute apart say the same to rules that look at hours, and are a quarter of the work. */
const SCRAPE_MS = MINUTE_MS;
/** The critical rules are evaluated each minute here, instead of each 15 s. */
const LEAST_EVALUATION_MS = MINUTE_MS;

/**
 * An alert as it is shipped, at all severities: promtool runs its rules, recording rules, `for` and `keep_firing_for` over the
 * series as Prometheus would, and says when `ALERTS` was firing.
 */
export function alertRule(name: AlertName): Method {
  const alerts = allAlerts(DEFAULT_THRESHOLDS).filter((alert) => alert.name === name);
  return {
    name: `rule ${name}`,
    async judge(series) {
      const spans = await Promise.all(alerts.map((alert) => firedSpans(alert, series)));
      return spans.flat().sort((a, b) => a.fromMs - b.fromMs);
    },
  };
}

async function firedSpans(alert: Alert, series: Series): Promise<readonly Alarm[]> {
  const stepMs = Math.max(LEAST_EVALUATION_MS, alert.intervalSeconds * 1000);
  const beginMs = (series.samples[0]?.timeMs ?? 0) - 15_000;
  const count = Math.floor((series.hours * 60 * MINUTE_MS) / stepMs) + 1;
  const times = Array.from({ length: count }, (_, step) => step * stepMs);
  const folder = await temporaryFolder('score');
  await writeFile(join(folder.path, 'rules.yml'), ruleFileText([alert], DEFAULT_LINKS));
  const test = join(folder.path, 'tests.yml');
  await writeFile(
    test,
    stringify({
      rule_files: ['rules.yml'],
      evaluation_interval: `${stepMs / 1000}s`,
      tests: [
        {
          interval: `${SCRAPE_MS / 1000}s`,
          input_series: inputSeries(series, beginMs),
          // promtool prints what it got where that is not what was expected, and only then: so nothing is ever as expected.
          promql_expr_test: times.map((time) => ({
            expr: `ALERTS{alertname="${alert.name}",alertstate="firing"}`,
            eval_time: `${time / 1000}s`,
            exp_samples: [{ labels: 'never', value: 1 }],
          })),
        },
      ],
    }),
  );
  const firing = await firingTimes(test);
  await folder.remove();
  if (firing.length !== count) throw new Error(`promtool told of ${firing.length} times instead of ${count}`);
  return spansOf(
    firing,
    times.map((time) => beginMs + time),
  );
}

/** For each test in turn: whether anything was firing, and in which memory. */
async function firingTimes(test: string): Promise<readonly (string | undefined)[]> {
  const promtool = await findBinary('promtool');
  const output = await new Promise<string>((resolve) => {
    execFile(promtool, ['test', 'rules', test], { maxBuffer: 2 ** 28 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  return output
    .split('    expr: ')
    .slice(1)
    .map((told) => (told.includes('got: nil') ? undefined : (/memory="(\w+)"/.exec(told)?.[1] ?? 'heap')));
}

function spansOf(firing: readonly (string | undefined)[], timesMs: readonly number[]): readonly Alarm[] {
  const spans: Alarm[] = [];
  for (const [step, memory] of firing.entries()) {
    const timeMs = timesMs[step] ?? 0;
    const before = step === 0 ? undefined : firing[step - 1];
    if (memory !== undefined && before === undefined)
      spans.push({ fromMs: timeMs, memory: memory === 'external' ? 'external' : 'heap' });
    const last = spans.at(-1);
    if (memory === undefined && before !== undefined && last !== undefined)
      spans[spans.length - 1] = { ...last, toMs: timeMs };
  }
  return spans;
}

/** The series that the exporter would have published, at scrapes a minute apart. */
function inputSeries(series: Series, beginMs: number): readonly object[] {
  const scrapes = scrapesOf(series, beginMs);
  const published = (metric: string, labels: string, readingOf: (scrape: Scrape) => number | undefined) => ({
    series: `${metric}{${['job="score"', 'instance="score"', labels].filter(Boolean).join(',')}}`,
    values: promtoolValues(scrapes.map((scrape) => scrape && readingOf(scrape))),
  });
  const isolate = 'isolate="main"';
  const gcs = 'heapwatch_gc_duration_seconds_count';
  return [
    published('heapwatch_heap_live_bytes', isolate, ({ liveBytes }) => liveBytes),
    published('heapwatch_heap_used_bytes', isolate, ({ sample }) => sample.heapUsedBytes),
    published('heapwatch_heap_limit_bytes', isolate, ({ sample }) => sample.heapLimitBytes),
    published('heapwatch_external_memory_bytes', isolate, ({ sample }) => sample.externalBytes),
    published(gcs, `${isolate},kind="major"`, ({ sample }) => sample.majorGcCount),
    published(gcs, `${isolate},kind="minor"`, ({ sample }) => sample.minorGcCount),
    published('heapwatch_resident_memory_bytes', '', ({ sample }) => sample.rssBytes),
    published('heapwatch_memory_limit_bytes', '', ({ sample }) => sample.containerLimitBytes),
    published('heapwatch_process_start_time_seconds', '', ({ sample }) =>
      sample.processStartMs === undefined ? undefined : Math.round((sample.processStartMs - beginMs) / 1000),
    ),
  ].filter(({ values }) => /\d/.test(values.replaceAll(/_x\d+/g, '')));
}

interface Scrape {
  readonly sample: Sample;
  /** Of the last major GC of this process. */
  readonly liveBytes: number | undefined;
}

/** The last sample of each minute; undefined where none arrived. */
function scrapesOf({ samples, hours }: Series, beginMs: number): readonly (Scrape | undefined)[] {
  const scrapes: (Scrape | undefined)[] = [undefined];
  let next = 0;
  let liveBytes: number | undefined;
  let startMs: number | undefined;
  for (let timeMs = beginMs + SCRAPE_MS; timeMs <= beginMs + hours * 60 * MINUTE_MS; timeMs += SCRAPE_MS) {
    let newest: Sample | undefined;
    for (
      let sample = samples[next];
      sample !== undefined && sample.timeMs <= timeMs;
      sample = samples[next]
    ) {
      if (sample.processStartMs !== startMs) liveBytes = undefined;
      startMs = sample.processStartMs;
      liveBytes = sample.liveBytes ?? liveBytes;
      newest = sample;
      next += 1;
    }
    scrapes.push(newest && { sample: newest, liveBytes });
  }
  return scrapes;
}
