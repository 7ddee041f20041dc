import { AnnotationQueryBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { snapshotsQuery } from './snapshots-query.ts';
import { SNAPSHOTS_SOURCE } from './variables.ts';

/** Captures of the chosen instances, those that a verdict asked for among them, as marks on every panel of lines. */
export function snapshotAnnotations(): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name('Snapshots')
    .datasource(SNAPSHOTS_SOURCE)
    .enable(true)
    .iconColor('purple')
    .target(snapshotsQuery('Snapshots', 'snapshots'));
}
