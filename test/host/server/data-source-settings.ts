import type { Role, StoredDataSource } from './data-source-proxy.ts';

/** What Grafana tells of a data source's settings: of a secret only that there is one. */
export interface DataSourceDto {
  readonly uid: string;
  readonly type: string;
  readonly name: string;
  readonly jsonData: Readonly<Record<string, string>>;
  readonly secureJsonFields: Readonly<Record<string, boolean>>;
}

export interface SettingsAnswer {
  readonly status: number;
  readonly body: object;
}

export interface DataSourceKind {
  readonly uid: string;
  readonly type: string;
  readonly name: string;
}

export function settingsDto(
  kind: DataSourceKind,
  { jsonData, secureJsonData }: StoredDataSource,
): DataSourceDto {
  const secrets = Object.entries(secureJsonData).filter(([, secret]) => secret !== '');
  return {
    ...kind,
    jsonData,
    secureJsonFields: Object.fromEntries(secrets.map(([name]) => [name, true])),
  };
}

/**
 * Saves what an administrator has changed, as Grafana does: `jsonData` takes the place of what was there, a secret that is
 * named takes the place of its own, the others stay.
 */
export function saveSettings(
  kind: DataSourceKind,
  all: Map<string, StoredDataSource>,
  role: Role,
  text: string,
): SettingsAnswer {
  const before = all.get(kind.uid);
  if (before === undefined) return { status: 404, body: { message: 'Data source not found' } };
  if (role !== 'Admin') return { status: 403, body: { message: 'Access denied' } };
  const { jsonData, secureJsonData = {} } = JSON.parse(text) as Partial<StoredDataSource>;
  const after = {
    jsonData: jsonData ?? before.jsonData,
    secureJsonData: { ...before.secureJsonData, ...secureJsonData },
  };
  all.set(kind.uid, after);
  return { status: 200, body: { message: 'Datasource updated', datasource: settingsDto(kind, after) } };
}
