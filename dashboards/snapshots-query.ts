import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import { SNAPSHOTS_SOURCE } from './variables.ts';

/** What a query of the snapshots data source is, as far as dashboards ask. */
interface SnapshotsTarget extends Dataquery {
  readonly refId: string;
  readonly datasource: typeof SNAPSHOTS_SOURCE;
  readonly queryType: 'snapshots' | 'diff';
  readonly instance: string;
}

/** A query about the snapshots of the chosen instances. */
export function snapshotsQuery(refId: string, queryType: SnapshotsTarget['queryType']): Builder<Dataquery> {
  const target: SnapshotsTarget = {
    refId,
    datasource: SNAPSHOTS_SOURCE,
    queryType,
    instance: '$instance',
    // The SDK tells queries apart by it, and leaves it out of the JSON.
    _implementsDataqueryVariant: () => undefined,
  };
  return { build: () => target };
}
