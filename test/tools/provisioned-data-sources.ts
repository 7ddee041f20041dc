import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A data source as a provisioning file has it, its variables put in. */
export interface ProvisionedDataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly jsonData: Readonly<Record<string, string>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

interface ProvisioningFile {
  readonly apiVersion: number;
  readonly datasources: readonly Partial<ProvisionedDataSource>[];
}

/**
 * Reads Grafana's `provisioning/datasources/*.yml`: `$NAME` and `${NAME}` in values are variables, `$$` is a dollar sign.
 *
 * @throws Error for a variable that nobody gave, where Grafana would put in nothing.
 */
export function provisionedDataSources(
  file: string,
  variables: Readonly<Record<string, string>>,
): readonly ProvisionedDataSource[] {
  const { datasources }: ProvisioningFile = parse(readFileSync(file, 'utf8'));
  const fillIn = (value: string): string =>
    value.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare, braced) => {
      const name: string | undefined = bare ?? braced;
      if (name === undefined) return '$';
      const known = variables[name];
      if (known === undefined) throw new Error(`${file} asks for ${whole}, which is not set`);
      return known;
    });
  const fillAll = (values: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fillIn(String(value))]));
  return datasources.map(({ name = '', uid = name, type = '', url, jsonData, secureJsonData }) => ({
    name,
    uid,
    type,
    ...(url === undefined ? {} : { url: fillIn(url) }),
    jsonData: fillAll(jsonData),
    secureJsonData: fillAll(secureJsonData),
  }));
}
