import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATALOGUE } from '../exporter/src/catalogue.ts';
import { findBinary } from '../test/tools/binaries.ts';
import { temporaryFolder } from '../test/tools/endings.ts';
import { DEFAULT_LINKS } from './alert.ts';
import { alertFiles, RULE_FILE } from './alert-files.ts';
import { allAlerts } from './all-alerts.ts';
import { promDuration, proseDuration } from './durations.ts';
import { ruleFileText } from './outputs/prometheus-rules.ts';
import { promtoolTestFiles, promtoolTestText } from './promtool-tests.ts';
import { ALL_SCENARIOS } from './scenarios/all-scenarios.ts';
import { leakScenario } from './scenarios/heap-leak/heap-scenario.ts';
import { firing, KINDS, MINUTE, type Scenario, silentUntil } from './scenarios/scenario.ts';
import { VERDICT } from './series.ts';
import { DEFAULT_THRESHOLDS, THRESHOLD_NAMES, type Thresholds, thresholdsWith } from './thresholds.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
const FILES = alertFiles(DEFAULT_THRESHOLDS, DEFAULT_LINKS);
const ALERTS = allAlerts(DEFAULT_THRESHOLDS);
const NAMES = [...new Set(ALERTS.map(({ name }) => name))];

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

const { groups }: RuleFile = parse(FILES[RULE_FILE] ?? '');
const rules = groups.flatMap((group) => group.rules);

describe('the committed files', () => {
  test.each(Object.entries({ ...FILES, ...promtoolTestFiles() }))(
    '%s is what the generator makes',
    async (name, text) => {
      expect(await readFile(join(ROOT, name), 'utf8'), 'run: node alerts/generate.ts').toBe(text);
    },
  );

  test('carry the links they were made with', () => {
    const files = alertFiles(DEFAULT_THRESHOLDS, {
      grafanaUrl: 'https://grafana.example',
      runbookUrl: 'https://wiki.example/hw',
    });
    for (const name of [RULE_FILE, 'alerts/heapwatch.grafana.yml']) {
      expect(files[name]).toContain('diff_url: https://grafana.example/a/heapwatch-leaks-app/diff?');
      expect(files[name]).toContain('runbook_url: https://wiki.example/hw/HeapwatchHeapLeak.md');
      expect(files[name]).not.toContain(DEFAULT_LINKS.grafanaUrl);
    }
  });

  test('give the operator the very rules of the rule file', () => {
    const resource: { kind: string; spec: RuleFile } = parse(
      FILES['alerts/heapwatch.prometheusrule.yml'] ?? '',
    );
    expect(resource.kind).toBe('PrometheusRule');
    expect(resource.spec.groups).toEqual(groups);
  });

  test('give Grafana’s Prometheus every recording rule and no alert', () => {
    const recording: RuleFile = parse(FILES['alerts/heapwatch.recording.yml'] ?? '');
    const recorded = recording.groups.flatMap((group) => group.rules);
    expect(recorded).toEqual(rules.filter((rule) => rule.record !== undefined));
  });
});

describe('the rules', () => {
  const series = (text: string) => text.match(/heapwatch[:_][\w:]+/g) ?? [];

  test('read published and recorded series only', () => {
    const known = new Set<string>([...rules.flatMap((rule) => rule.record ?? []), ...Object.values(VERDICT)]);
    for (const row of CATALOGUE) {
      if (row.kind !== 'histogram') known.add(row.name);
      else for (const part of ['count', 'sum']) known.add(`${row.name}_${part}`);
    }
    const read = rules.flatMap((rule) => [rule.expr, rule.annotations?.['summary'] ?? '']).flatMap(series);
    expect(read.length).toBeGreaterThan(50);
    expect(read.filter((name) => !known.has(name))).toEqual([]);
  });

  test('HeapwatchHeapLeak is told without the exporter’s verdict, from heap, limit, GC counts and start time', () => {
    const leak = groups.filter(({ name }) => name.includes('heap-leak')).flatMap((group) => group.rules);
    const published = leak.flatMap((rule) => series(rule.expr)).filter((name) => !name.includes(':'));
    expect([...new Set(published)].sort()).toEqual([
      'heapwatch_external_memory_bytes',
      'heapwatch_gc_duration_seconds_count',
      'heapwatch_heap_limit_bytes',
      'heapwatch_heap_live_bytes',
      'heapwatch_process_start_time_seconds',
    ]);
  });

  test('record nothing twice and nothing that is not read', () => {
    const recorded = rules.filter((rule) => rule.record !== undefined);
    const keys = recorded.map(({ record, labels }) => `${record} ${JSON.stringify(labels)}`);
    expect(new Set(keys).size).toBe(keys.length);
    const read = new Set(rules.flatMap((rule) => series(rule.expr)));
    expect(recorded.filter(({ record }) => record !== undefined && !read.has(record))).toEqual([]);
  });

  test('every alert has a severity, a summary, a description, a link to the diff and a runbook that exists', async () => {
    const alerts = rules.filter((rule) => rule.alert !== undefined);
    expect(alerts).toHaveLength(ALERTS.length);
    for (const { alert, annotations, labels } of alerts) {
      expect(['critical', 'warning'], alert).toContain(labels?.['severity']);
      expect(Object.keys(annotations ?? {}).sort()).toEqual(
        ['description', 'diff_url', 'runbook_url', 'summary'].sort(),
      );
      const runbook = await readFile(join(ROOT, annotations?.['runbook_url'] ?? ''), 'utf8');
      expect(runbook).toContain(`# ${alert}\n`);
      expect(runbook.match(/^## .*/gm)).toEqual([
        '## What it means',
        '## What to look at',
        '## What to do',
        '## When it is wrong',
      ]);
    }
  });
});

describe('runbooks name what there is', () => {
  test.each(NAMES)('%s', async (name) => {
    const text = await readFile(join(ROOT, 'docs/runbooks', `${name}.md`), 'utf8');
    const known = new Set<string>(CATALOGUE.map((row) => row.name));
    const metrics = (text.match(/heapwatch_\w+/g) ?? []).filter(
      (metric) => !metric.startsWith('heapwatch_leak_'),
    );
    expect(metrics.filter((metric) => !known.has(metric))).toEqual([]);
    const dashboard = await readFile(join(ROOT, 'dashboards/heapwatch-process.json'), 'utf8');
    const plugin = await readFile(join(ROOT, 'grafana-plugin/src/plugin.json'), 'utf8');
    const titles = [
      ...[...dashboard.matchAll(/"title": "([^"]+)"/g)].map((match) => match[1]),
      ...[...plugin.matchAll(/"type": "page",\s*"name": "([^"]+)"/g)].map((match) => match[1]),
    ];
    // Panels and pages stand in quotes with a capital; “Since” is a word of the summary.
    const panels = [...text.matchAll(/“([A-Z][^”]{8,})”/g)].map((match) => match[1]?.replace(/\s+/g, ' '));
    expect(panels.filter((panel) => !titles.includes(panel))).toEqual([]);
    const settings = [...text.matchAll(/`(\w+\.[\w.]+)`/g)].map((match) => match[1] ?? '');
    const thresholds = settings.filter((setting) =>
      /^(heap|leak|native|listener|gc|capture)[A-Z]/.test(setting),
    );
    expect(
      thresholds.filter((setting) => !THRESHOLD_NAMES.some((threshold) => threshold === setting)),
    ).toEqual([]);
  });
});

describe('thresholds', () => {
  test('are set by name, in the unit of their row', () => {
    const set = thresholdsWith(['gcPressure.warningShare=0.2', 'heapLeak.minRise=0']);
    expect(set).toEqual({ ...DEFAULT_THRESHOLDS, 'gcPressure.warningShare': 0.2, 'heapLeak.minRise': 0 });
    const text = alertFiles(set, DEFAULT_LINKS)[RULE_FILE];
    expect(text).toContain('>= 20\n');
    expect(text).toContain('took 20 % or more of the time');
  });

  test.each([
    ['gcPressure.share=1', 'no threshold is named gcPressure.share'],
    ['gcPressure.warningShare=', 'takes a number in ratio, not ""'],
    ['gcPressure.warningShare=ten', 'not "ten"'],
    ['gcPressure.warningShare=-1', 'not "-1"'],
    ['gcPressure.warningShare=Infinity', 'not "Infinity"'],
  ])('%s is refused', (setting, message) => {
    expect(() => thresholdsWith([setting])).toThrow(message);
  });

  test('every one of them changes a rule', () => {
    const rulesOf = (settings: readonly string[]) =>
      alertFiles(thresholdsWith(settings), DEFAULT_LINKS)[RULE_FILE];
    const same = THRESHOLD_NAMES.filter(
      (name) => rulesOf([`${name}=${DEFAULT_THRESHOLDS[name] * 2}`]) === FILES[RULE_FILE],
    );
    expect(same).toEqual([]);
  });
});

describe('promtool', () => {
  let promtool: string;
  beforeAll(async () => {
    promtool = await findBinary('promtool');
  }, 300_000);

  test('accepts the rules', async () => {
    const files = [RULE_FILE, 'alerts/heapwatch.recording.yml'].map((file) => join(ROOT, file));
    const { stdout } = await run(promtool, ['check', 'rules', ...files]);
    expect(stdout).toContain('SUCCESS');
    expect(stdout).not.toContain('FAILED');
  });

  test.each(NAMES)('%s is tried on every kind of scenario', (name) => {
    const kinds = new Set(ALL_SCENARIOS.filter(({ alert }) => alert === name).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...KINDS].sort());
  });

  // Each alert by itself: promtool evaluates every rule of a file for every scenario of another.
  const tries = NAMES.flatMap((name) => {
    const ofAlert = ALL_SCENARIOS.filter(({ alert }) => alert === name);
    const evaluations = [...new Set(ofAlert.map(({ evaluationSeconds }) => evaluationSeconds))];
    return evaluations.map((seconds) => [name, seconds] as const);
  });
  test.each(tries)(
    'finds %s told, or not told, as it should be, evaluated each %d s',
    async (name, seconds) => {
      const scenarios = ALL_SCENARIOS.filter(
        ({ alert, evaluationSeconds }) => alert === name && evaluationSeconds === seconds,
      );
      await tryOn(scenarios, DEFAULT_THRESHOLDS);
    },
    600_000,
  );

  test.each([
    [
      'of two minutes tell',
      ['heapLeak.surge.part=120'],
      [silentUntil(6 * MINUTE), firing(7.5 * MINUTE, 'critical')],
    ],
    ['as they are do not tell', [], [silentUntil(10 * MINUTE)]],
  ])('of scrapes a minute apart, parts %s a leak of minutes', async (_, settings, expectations) => {
    const leak = leakScenario({
      kind: 'firing',
      name: 'a fresh process leaks 22 MiB a minute',
      scrapeSeconds: 60,
      evaluationSeconds: 15,
      majorGcEverySeconds: [18, 22, 26],
      lengthSeconds: 10 * MINUTE,
      limitMiB: 320,
      liveMiB: (seconds) => 10 + seconds * (22 / 60),
      expectations,
    });
    await tryOn([leak], thresholdsWith(settings));
  });

  /** @throws Error of promtool's words if an alert is not told as the scenarios of it expect */
  async function tryOn(scenarios: readonly Scenario[], thresholds: Thresholds): Promise<void> {
    const folder = await temporaryFolder('promtool');
    const alerts = allAlerts(thresholds).filter(({ name }) => name === scenarios[0]?.alert);
    await writeFile(join(folder.path, 'rules.yml'), ruleFileText(alerts, DEFAULT_LINKS));
    await writeFile(join(folder.path, 'tests.yml'), promtoolTestText(scenarios, 'rules.yml'));
    const { stdout } = await run(promtool, ['test', 'rules', join(folder.path, 'tests.yml')]);
    expect(stdout).toContain('SUCCESS');
    await folder.remove();
  }
});

describe('durations', () => {
  test.each([
    [0, '0s', ''],
    [45, '45s', '45 seconds'],
    [135, '2m15s', '2 minutes 15 seconds'],
    [3600, '1h', '1 hour'],
    [7 * 86_400, '7d', '7 days'],
  ])('%d s is %s, said %j', (seconds, prometheus, prose) => {
    expect(promDuration(seconds)).toBe(prometheus);
    expect(proseDuration(seconds)).toBe(prose);
  });
});
