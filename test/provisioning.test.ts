import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = resolve(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const provisioned = (kind: string) => parse(text(`deploy/grafana/provisioning/${kind}/heapwatch.yml`));

interface PluginJson {
  readonly id: string;
  readonly type: string;
  readonly routes?: readonly {
    readonly url: string;
    readonly headers?: readonly { readonly content: string }[];
  }[];
}

const plugins: readonly PluginJson[] = readdirSync(join(ROOT, 'grafana-plugin/src'), { recursive: true })
  .map(String)
  .filter((path) => /(^|[\\/])plugin\.json$/.test(path))
  .map((path) => JSON.parse(text(join('grafana-plugin/src', path))));

interface DataSource {
  readonly type: string;
  readonly uid: string;
  readonly access: string;
  readonly jsonData: Readonly<Record<string, string>>;
  readonly secureJsonData?: Readonly<Record<string, string>>;
}
const { datasources }: { datasources: readonly DataSource[] } = provisioned('datasources');

test('the snapshots data source has what the routes of its plugin put into requests', () => {
  const source = datasources.find(({ type }) => type === 'heapwatch-snapshots-datasource');
  const plugin = plugins.find(({ id }) => id === source?.type);
  const templates = JSON.stringify(plugin?.routes).matchAll(/\{\{ \.(Secure)?JsonData\.(\w+) \}\}/g);
  const wanted = new Set(
    [...templates].map(([, secure, name]) => `${secure === undefined ? '' : 'secret '}${name}`),
  );
  const given = [
    ...Object.keys(source?.jsonData ?? {}),
    ...Object.keys(source?.secureJsonData ?? {}).map((name) => `secret ${name}`),
  ];
  expect(wanted.size).toBeGreaterThan(2);
  expect(given.sort()).toEqual([...wanted].sort());
});

test('secrets and addresses come from the environment, through the proxy', () => {
  for (const { access, secureJsonData = {} } of datasources) {
    expect(access).toBe('proxy');
    for (const secret of Object.values(secureJsonData)) expect(secret).toMatch(/^\$[A-Z_]+$/);
  }
});

test('Prometheus is known to scrape as it is configured to', () => {
  const prometheus = datasources.find(({ type }) => type === 'prometheus');
  const { global } = parse(text('deploy/prometheus/prometheus.yml'));
  expect(prometheus?.jsonData['timeInterval']).toBe(global.scrape_interval);
});

test('the app is switched on, and every plugin in it may be loaded', () => {
  const app = plugins.find(({ type }) => type === 'app');
  expect(provisioned('plugins').apps).toMatchObject([{ type: app?.id, disabled: false }]);
  const allowed = /^allow_loading_unsigned_plugins = (.+)$/m.exec(text('deploy/grafana/grafana.ini'))?.[1];
  expect(allowed?.split(',').sort()).toEqual(plugins.map(({ id }) => id).sort());
});

test("the app's README says the same in short", () => {
  const readme = text('grafana-plugin/README.md');
  const [ini = '', apps = '', sources = ''] = [...readme.matchAll(/```(?:ini|yaml)\n([^`]*)```/g)].map(
    ([, block = '']) => block,
  );
  expect(text('deploy/grafana/grafana.ini')).toContain(ini.trim().split('\n').at(-1)?.trim());
  expect(provisioned('plugins').apps).toMatchObject(parse(apps).apps);
  expect(datasources).toContainEqual(parse(sources).datasources[0]);
});

test('dashboards are read from files, which nobody changes in the browser', () => {
  expect(provisioned('dashboards').providers).toMatchObject([{ type: 'file', allowUiUpdates: false }]);
});
