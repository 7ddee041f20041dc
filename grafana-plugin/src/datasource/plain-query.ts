import type { ScopedVars } from '@grafana/data';
import type { PlainQuery } from './query-frames.ts';
import type { SnapshotsQuery } from './snapshots-query.ts';

/** Template variables of the dashboard into a text; several values are separated by commas. */
export type Replace = (text: string, scopedVars?: ScopedVars, format?: string) => string;

/** As a variable whose value is All comes out: by its own name, or by what dashboards for Prometheus put in for it. */
const ALL = new Set(['', '$__all', 'All', '.+', '.*']);
const MOST_ROWS = 1_000;

export function plainQuery(query: SnapshotsQuery, replace: Replace, scopedVars?: ScopedVars): PlainQuery {
  const list = (text: string | undefined): readonly string[] => {
    const values = replace(text ?? '', scopedVars, 'csv').split(',');
    return values.map((value) => value.trim()).filter((value) => !ALL.has(value));
  };
  const one = (text: string | undefined): string | undefined => list(text)[0];
  return {
    type: query.queryType ?? 'snapshots',
    instances: list(query.instance),
    isolate: one(query.isolate),
    snapshot: one(query.snapshot),
    baseline: one(query.baseline),
    current: one(query.current),
    through: list(query.through),
    profile: one(query.profile),
    node: one(query.node)?.replace(/^@/, ''),
    limit: query.limit ?? MOST_ROWS,
  };
}
