import type { InterpolateFunction } from '@grafana/data';

/** As a variable whose value is All comes out: by its own name, or by what dashboards for Prometheus put in for it. */
const ALL = new Set(['', '$__all', 'All', '.+', '.*']);

/** The one value of a dashboard's variable; undefined where there is no such variable, or several values are chosen. */
export function chosenValue(replaceVariables: InterpolateFunction, name: string): string | undefined {
  const asked = `\${${name}:csv}`;
  const value = replaceVariables(asked);
  return value === asked || ALL.has(value) || value.includes(',') ? undefined : value;
}
