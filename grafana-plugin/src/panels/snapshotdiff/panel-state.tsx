import { LoadingState, type PanelData } from '@grafana/data';
import { TextLink } from '@grafana/ui';
import type { Pending } from 'heapwatch/wire';
import { snapshotSources } from '../../data/snapshot-sources.ts';
import { SNAPSHOTS_PAGE } from '../../model/addresses/diff-address.ts';
import { CodeText } from '../../ui/code-text.tsx';
import { NoSnapshotSource } from '../../ui/no-snapshot-source.tsx';
import { PanelMessage } from '../../ui/panel-message.tsx';
import { Waiting } from '../../ui/waiting.tsx';

/** Why there is no diff, and what to do about it. */
export function PanelState({ data }: { readonly data: PanelData }) {
  // Grafana asks its default data source instead, whose complaint would tell nothing.
  if (snapshotSources().length === 0) return <NoSnapshotSource />;
  const error = data.errors?.[0] ?? data.error;
  if (error !== undefined) {
    const message = error.message ?? error.data?.message ?? 'The data source gave no reason.';
    return (
      <PanelMessage title="There is no diff to show.">
        <p>
          <CodeText text={message} />
        </p>
        <p>
          <TextLink href={SNAPSHOTS_PAGE}>Snapshots: see what there is, or capture one</TextLink>
        </p>
      </PanelMessage>
    );
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return <Waiting title="Comparing two snapshots" pending={pendingOf(data)} />;
  }
  if (data.series.length > 0) {
    return (
      <PanelMessage title="These data are no diff of heap snapshots.">
        <p>
          Choose the data source <em>Heapwatch snapshots</em>, and the query <em>Diff</em>.
        </p>
      </PanelMessage>
    );
  }
  return (
    <PanelMessage title="No snapshots to compare.">
      <p>
        A diff needs two of one instance.{' '}
        <TextLink href={SNAPSHOTS_PAGE}>Capture them on the page Snapshots</TextLink>.
      </p>
    </PanelMessage>
  );
}

function pendingOf({ series }: PanelData): Pending | undefined {
  return series
    .map(({ meta }) => meta?.custom?.['heapwatchPending'])
    .find((pending) => pending !== undefined);
}
