import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATALOGUE } from '../exporter/src/catalogue.ts';
import { findBinary } from '../test/tools/binaries.ts';
import { promDuration, proseDuration } from './durations.ts';
import { ruleFileText } from './rule-file.ts';
import { ruleTestFiles } from './rule-tests.ts';
import { DEFAULT_LINKS, URGENCIES } from './thresholds.ts';

const run = promisify(execFile);
const RULES = join(import.meta.dirname, 'heapwatch.rules.yml');

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

describe('the committed files', () => {
  test('are what the generator makes', async () => {
    expect(await readFile(RULES, 'utf8')).toBe(ruleFileText(DEFAULT_LINKS));
    for (const [name, text] of Object.entries(ruleTestFiles()))
      expect(await readFile(join(import.meta.dirname, name), 'utf8')).toBe(text);
  });

  test('carry the links they were made with', () => {
    const text = ruleFileText({
      grafanaUrl: 'https://grafana.example',
      runbookUrl: 'https://wiki.example/hw',
    });
    expect(text).toContain('diff_url: https://grafana.example/a/heapwatch-leaks-app/diff?');
    expect(text).toContain('runbook_url: https://wiki.example/hw/HeapwatchHeapLeak.md');
    expect(text).not.toContain(DEFAULT_LINKS.grafanaUrl);
  });
});

describe('the rules', async () => {
  const { groups }: { groups: readonly { rules: readonly Rule[] }[] } = parse(ruleFileText(DEFAULT_LINKS));
  const rules = groups.flatMap((group) => group.rules);

  test('read published and recorded series only, and no verdict of the exporter', () => {
    const known = new Set<string>(rules.flatMap((rule) => rule.record ?? []));
    for (const row of CATALOGUE) known.add(row.kind === 'histogram' ? `${row.name}_count` : row.name);
    const read = rules.flatMap((rule) => rule.expr.match(/heapwatch[:_][\w:]+/g) ?? []);
    expect(read.length).toBeGreaterThan(20);
    expect(read.filter((name) => !known.has(name) || name.startsWith('heapwatch_leak_'))).toEqual([]);
  });

  test('record nothing twice and nothing that is not read', () => {
    const recorded = rules.flatMap((rule) => rule.record ?? []);
    expect(new Set(recorded).size).toBe(recorded.length);
    const alertTexts = rules.filter((rule) => rule.alert !== undefined).map((rule) => rule.expr);
    expect(recorded.filter((name) => !alertTexts.some((text) => text.includes(name)))).toEqual([]);
  });

  test('every alert has a summary, a description, a link to the diff and a runbook that exists', async () => {
    const alerts = rules.filter((rule) => rule.alert !== undefined);
    expect(alerts).toHaveLength(URGENCIES.length);
    for (const { annotations } of alerts) {
      expect(Object.keys(annotations ?? {}).sort()).toEqual(
        ['description', 'diff_url', 'runbook_url', 'summary'].sort(),
      );
      const runbook = join(import.meta.dirname, '..', annotations?.['runbook_url'] ?? '');
      const headings = (await readFile(runbook, 'utf8')).match(/^## .*/gm);
      expect(headings).toEqual([
        '## What it means',
        '## What to look at',
        '## What to do',
        '## When it is wrong',
      ]);
    }
  });
});

describe('promtool', () => {
  let promtool: string;
  beforeAll(async () => {
    promtool = await findBinary('promtool');
  }, 300_000);

  test('accepts the rules', async () => {
    const { stdout } = await run(promtool, ['check', 'rules', RULES]);
    expect(stdout).toContain('SUCCESS');
  });

  test.each(Object.keys(ruleTestFiles()))(
    'finds each scenario of %s told, or not told, as it should be',
    async (name) => {
      const { stdout } = await run(promtool, ['test', 'rules', join(import.meta.dirname, name)]);
      expect(stdout).toContain('SUCCESS');
    },
    240_000,
  );
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
