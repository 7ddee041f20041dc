import { PanelBuilder as CustomPanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { snapshotsQuery } from '../snapshots-query.ts';
import { SNAPSHOTS_SOURCE } from '../variables.ts';

export function snapshotDiffPanel(): CustomPanelBuilder {
  return new CustomPanelBuilder()
    .type('heapwatch-snapshotdiff-panel')
    .title('What grew between the newest two')
    .description(
      'Of the chosen instance, or of the one that was captured last: what was added and stayed, who holds it, and where it is ' +
        'written. The page Diff compares any other two.',
    )
    .datasource(SNAPSHOTS_SOURCE)
    .withTarget(snapshotsQuery('diff', 'diff'));
}
