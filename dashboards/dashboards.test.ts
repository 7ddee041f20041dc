import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../exporter/src/catalogue.ts';
import { SERIES_ROLES } from '../grafana-plugin/src/model/series-role.ts';
import { dashboardFiles } from './dashboard-files.ts';
import { DATA_SOURCE } from './variables.ts';

interface Target {
  readonly refId: string;
  readonly expr: string;
  readonly datasource: { readonly uid: string };
}
interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly datasource?: { readonly uid: string };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly Target[];
  readonly panels?: readonly Panel[];
}
interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly query: string };
  readonly multi?: boolean;
  readonly allValue?: string;
}
interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
}

describe.each(dashboardFiles())('$path', ({ path, text }) => {
  const dashboard: Dashboard = JSON.parse(text);
  const panels = dashboard.panels
    .flatMap((panel) => [panel, ...(panel.panels ?? [])])
    .filter((panel) => panel.type !== 'row');
  const targets = panels.flatMap((panel) => (panel.targets ?? []).map((target) => ({ panel, target })));

  test('is what the generator writes', () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('lets the reader choose data source, job and instance', () => {
    const variables = dashboard.templating.list;
    expect(variables.map(({ name, type }) => [name, type])).toEqual([
      ['datasource', 'datasource'],
      ['job', 'query'],
      ['instance', 'query'],
    ]);
    expect(variables[0]?.query).toBe('prometheus');
    expect(DATA_SOURCE.uid).toBe(`\${${variables[0]?.name}}`);
    for (const variable of variables.slice(1)) {
      expect(variable).toMatchObject({ multi: true, allValue: '.+' });
      expect(JSON.stringify(variable.query)).toContain('label_values(heapwatch_');
    }
  });

  test('panels have their own id', () => {
    const ids = dashboard.panels.map((panel) => panel.id);
    expect(ids.every((id) => id > 0)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(panels)('panel "$title" says what it shows, in which unit, from the chosen source', (panel) => {
    expect(panel.title).not.toBe('');
    expect(panel.description?.length).toBeGreaterThan(40);
    expect(panel.fieldConfig?.defaults.unit).toBeTruthy();
    expect(panel.datasource?.uid).toBe(DATA_SOURCE.uid);
    expect(panel.targets?.length).toBeGreaterThan(0);
  });

  test.each(targets)('query $target.refId of "$panel.title" keeps the rules', ({ target }) => {
    expect(target.datasource.uid).toBe(DATA_SOURCE.uid);
    for (const selector of target.expr.match(/\{[^}]*\}/g) ?? ['no selector']) {
      expect(selector).toContain('job=~"$job"');
      expect(selector).toContain('instance=~"$instance"');
    }
    for (const [, range] of target.expr.matchAll(/\[([^\]]+)\]/g)) expect(range).toBe('$__rate_interval');
    const names: readonly string[] = CATALOGUE.flatMap(({ name, kind }) =>
      kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    );
    const asked = target.expr.match(/heapwatch_\w+/g) ?? [];
    expect(asked.length).toBeGreaterThan(0);
    expect(names).toEqual(expect.arrayContaining(asked));
    // An unaggregated counter or histogram shows where it stands, which tells nobody anything.
    if (/_(total|sum|count|bucket)\{/.test(target.expr)) expect(target.expr).toContain('rate(');
  });

  test('the sawtooth gets all its roles by query name', () => {
    const sawtooth = panels.find((panel) => panel.type === 'heapwatch-sawtooth-panel');
    expect(sawtooth?.targets?.map((target) => target.refId)).toEqual(SERIES_ROLES);
  });
});
