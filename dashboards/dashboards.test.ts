import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SERIES_ROLES } from '../grafana-plugin/src/model/series/series-role.ts';
import { dashboardFiles } from './dashboard-files.ts';
import type { DashboardJson, PanelJson } from './dashboard-json.ts';
import { lintDashboard } from './lint-dashboard.ts';
import { DATA_SOURCE } from './variables.ts';

const PLUGIN_JSON = join(import.meta.dirname, '../grafana-plugin/src/plugin.json');
const files = dashboardFiles();

function dashboardOf(uid: string): DashboardJson {
  const file = files.find(({ path }) => basename(path) === `${uid}.json`);
  return JSON.parse(file?.text ?? 'null');
}

describe.each(files)('$path', ({ path, text }) => {
  test('is what the generator writes', () => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test("keeps the rules of Grafana's dashboard-linter, and ours", () => {
    expect(lintDashboard(JSON.parse(text))).toEqual([]);
  });
});

test('the app includes every dashboard by the name it has', () => {
  const { includes }: { includes: { type: string; name: string; path: string }[] } = JSON.parse(
    readFileSync(PLUGIN_JSON, 'utf8'),
  );
  expect(
    includes.filter(({ type }) => type === 'dashboard').map(({ name, path }) => ({ name, path })),
  ).toEqual(
    files.map(({ path, text }) => ({
      name: JSON.parse(text).title,
      path: `dashboards/${basename(path)}`,
    })),
  );
});

test('the sawtooth gets all its roles by query name', () => {
  const sawtooth = dashboardOf('heapwatch-process').panels.find(
    ({ type }) => type === 'heapwatch-sawtooth-panel',
  );
  expect(sawtooth?.targets?.map(({ refId }) => refId)).toEqual([
    ...SERIES_ROLES,
    'gcPauses',
    'snapshotTaken',
    'leakSince',
  ]);
});

test('only the process dashboard chooses a process of a cluster, and an isolate', () => {
  const names = files.map(({ text }) =>
    (JSON.parse(text) as DashboardJson).templating.list.map(({ name }) => name).join(' '),
  );
  expect(names).toEqual([
    'datasource job instance',
    'datasource job instance process isolate snapshots',
    'datasource job instance snapshots',
  ]);
});

test('a line that is named by its instance leads to what grew in it', () => {
  const linksOf = (panel: PanelJson) => panel.fieldConfig?.defaults.links?.map(({ url }) => url) ?? [];
  const instance = `var-instance=\${__field.labels.instance:percentencode}`;
  for (const { text } of files) {
    const { panels, templating } = JSON.parse(text) as DashboardJson;
    const hasStore = templating.list.some(({ name }) => name === 'snapshots');
    const named = panels.filter(({ targets }) => JSON.stringify(targets ?? []).includes('{{instance}}'));
    expect(named.length).toBeGreaterThan(1);
    const address = `/a/heapwatch-leaks-app/diff?${instance}${hasStore ? `&\${snapshots:queryparam}` : ''}`;
    for (const panel of named) expect(linksOf(panel), panel.title).toEqual([address]);
  }
});

describe('the linter', () => {
  const fleet = dashboardOf('heapwatch-fleet');
  const [first] = fleet.panels;
  if (first === undefined) throw new Error('the fleet dashboard has no panel');

  const withPanel = (change: Partial<PanelJson>): string[] =>
    lintDashboard({
      ...fleet,
      panels: [{ ...first, type: 'timeseries', fieldConfig: { defaults: { unit: 's' } }, ...change }],
    });
  const withQuery = (expr: string) =>
    withPanel({ targets: [{ refId: 'A', expr, datasource: { uid: DATA_SOURCE.uid ?? '' } }] });
  const chosen = 'job=~"$job", instance=~"$instance"';

  test.each([
    ['heapwatch_heap_used_bytes{job=~"$job"}', 'without instance'],
    ['heapwatch_heap_used_bytes', 'without job'],
    [`heapwatch_heap_bytes{${chosen}}`, 'nobody publishes'],
    [`heapwatch_errors_total{${chosen}}`, 'without a rate'],
    [`rate(heapwatch_errors_total{${chosen}}[5m])`, 'a range of 5m'],
    ['up', 'nothing of ours'],
  ])('refuses %s', (expr, reason) => {
    expect(withQuery(expr).join()).toContain(reason);
  });

  test('takes what is right', () => {
    expect(withQuery(`sum(rate(heapwatch_errors_total{${chosen}}[$__rate_interval]))`)).toEqual([]);
  });

  test('refuses a panel that leaves its reader alone', () => {
    expect(withPanel({ title: '', description: 'Heap', fieldConfig: { defaults: {} } })).toEqual([
      'panel "": it has no title',
      'panel "": it does not say what it shows',
      'panel "": it has no unit',
    ]);
    expect(withPanel({ datasource: { uid: 'my-prometheus' } }).join()).toContain('another data source');
  });

  test('refuses snapshots of others than the chosen instances, and of another store', () => {
    const datasource = { uid: `\${snapshots}` };
    const target = { refId: 'diff', queryType: 'diff', instance: '$instance', datasource };
    expect(withPanel({ datasource, targets: [target] })).toEqual([]);
    expect(withPanel({ datasource, targets: [{ ...target, instance: 'shop-1' }] }).join()).toContain(
      'other instances than the chosen ones',
    );
    expect(withPanel({ targets: [{ ...target, datasource: { uid: 'store' } }] }).join()).toContain(
      'asks another data source',
    );
    const annotations = { list: [{ name: 'Snapshots', datasource: { uid: 'store' } }] };
    expect(lintDashboard({ ...fleet, annotations })).toEqual([
      'annotation "Snapshots": it asks another data source',
      'annotation "Snapshots": it asks for nothing',
    ]);
  });

  test('refuses a dashboard without variables', () => {
    const faults = lintDashboard({ ...fleet, templating: { list: [] } });
    expect(faults).toContain('no data source is chosen first');
    expect(faults).toContain('there is no variable instance');
  });
});
