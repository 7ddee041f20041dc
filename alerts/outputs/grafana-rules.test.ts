import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_LINKS } from '../alert.ts';
import { allAlerts } from '../all-alerts.ts';
import { DEFAULT_THRESHOLDS } from '../thresholds.ts';
import { DATA_SOURCE_UID, grafanaRulesText } from './grafana-rules.ts';

const ALERTS = allAlerts(DEFAULT_THRESHOLDS);
const text = grafanaRulesText(ALERTS, DEFAULT_LINKS);

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Fields = Readonly<Record<string, (value: Json) => boolean>>;

const isText = (value: Json) => typeof value === 'string' && value !== '';
const isDuration = (value: Json) => typeof value === 'string' && /^(0s|(\d+[dhms])+)$/.test(value);
const isOneOf =
  (...values: readonly Json[]) =>
  (value: Json) =>
    values.includes(value);
const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && !Array.isArray(value);
const isTexts = (value: Json) => isRecord(value) && Object.values(value).every(isText);
const isNumber = (value: Json) => typeof value === 'number';

/** What Grafana's file provisioning of alert rules reads, by its own names (apiVersion 1). */
const GROUP: Fields = {
  orgId: isNumber,
  name: isText,
  folder: isText,
  interval: (value) => isDuration(value) && value !== '0s',
  rules: (value) => Array.isArray(value) && value.length > 0 && value.every((rule) => matches(rule, RULE)),
};
const RULE: Fields = {
  // At most 40 of letters, digits, - and _.
  uid: (value) => typeof value === 'string' && /^[\w-]{1,40}$/.test(value),
  title: (value) => isText(value) && String(value).length <= 190,
  condition: isText,
  data: (value) => Array.isArray(value) && value.length > 0 && value.every((query) => matches(query, QUERY)),
  noDataState: isOneOf('OK', 'Alerting', 'NoData', 'KeepLast'),
  execErrState: isOneOf('OK', 'Alerting', 'Error', 'KeepLast'),
  for: isDuration,
  keepFiringFor: isDuration,
  labels: isTexts,
  annotations: isTexts,
  isPaused: (value) => typeof value === 'boolean',
};
const QUERY: Fields = {
  refId: isText,
  relativeTimeRange: (value) => matches(value, { from: isNumber, to: isNumber }),
  datasourceUid: isOneOf('__expr__', DATA_SOURCE_UID),
  model: isRecord,
};

/** Has these fields, each as it must be, and no other. */
function matches(value: Json, fields: Fields): boolean {
  if (!isRecord(value)) return false;
  const names = Object.keys(value);
  return (
    names.length === Object.keys(fields).length &&
    names.every((name) => value[name] !== undefined && fields[name]?.(value[name]) === true)
  );
}

interface GrafanaRule {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly data: readonly {
    readonly refId: string;
    readonly datasourceUid: string;
    readonly model: Readonly<Record<string, string>>;
  }[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
const document: { apiVersion: number; groups: readonly { rules: readonly GrafanaRule[] }[] } = parse(text);
const rules = document.groups.flatMap((group) => group.rules);

test('has the fields that Grafana reads, and no other', () => {
  expect(document.apiVersion).toBe(1);
  for (const group of parse(text).groups as readonly Json[])
    expect(matches(group, GROUP), JSON.stringify(group)).toBe(true);
});

test('the check of the structure finds what is wrong', () => {
  const [group] = parse(text).groups;
  expect(matches({ ...group, keepFiringFor: '1h' }, GROUP)).toBe(false);
  expect(matches({ ...group, interval: '0s' }, GROUP)).toBe(false);
  expect(matches({ ...group, rules: [{ ...group.rules[0], noDataState: 'Ok' }] }, GROUP)).toBe(false);
  expect(matches({ ...group, rules: [{ ...group.rules[0], for: undefined }] }, GROUP)).toBe(false);
});

test('has every alert at every severity, each with an id of its own', () => {
  expect(rules.map(({ title }) => title)).toEqual(
    ALERTS.map(({ name, severity }) => `${name} (${severity})`),
  );
  expect(new Set(rules.map(({ uid }) => uid)).size).toBe(ALERTS.length);
});

test.each(rules.map((rule) => [rule.title, rule] as const))(
  '%s: every reference is to what is there',
  (_, rule) => {
    const refIds = rule.data.map(({ refId }) => refId);
    expect(new Set(refIds).size).toBe(refIds.length);
    expect(refIds).toContain(rule.condition);
    for (const { refId, datasourceUid, model } of rule.data) {
      expect(model['refId']).toBe(refId);
      if (datasourceUid !== '__expr__') {
        expect(model['expr']).not.toMatch(/\$|undefined|NaN/);
        continue;
      }
      const used =
        model['type'] === 'math'
          ? [...(model['expression'] ?? '').matchAll(/\$([A-Z])/g)].map((m) => m[1])
          : [model['expression']];
      expect(used.length).toBeGreaterThan(0);
      // An expression is given what stands before it.
      for (const name of used) expect(refIds.slice(0, refIds.indexOf(refId))).toContain(name);
    }
    const said = [
      ...Object.values(rule.annotations)
        .join(' ')
        .matchAll(/\$values\.(\w+)/g),
    ].map((match) => match[1]);
    for (const name of said) expect(refIds).toContain(name);
  },
);

test('leaves nothing for Grafana’s environment to fill in but the data source', () => {
  for (const { labels, title } of rules) expect(`${title} ${Object.values(labels)}`).not.toContain('$');
});

test('templates are balanced and know no function of Prometheus alone', () => {
  for (const { annotations, title } of rules)
    for (const template of Object.values(annotations)) {
      const opened = template.match(/{{ (if|with) /g)?.length ?? 0;
      expect(template.match(/{{ end }}/g)?.length ?? 0, title).toBe(opened);
      expect(template).not.toMatch(/\| query \||\$value\b|\$of\b/);
    }
});
