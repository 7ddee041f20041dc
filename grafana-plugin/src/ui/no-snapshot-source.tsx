import { TextLink } from '@grafana/ui';
import { SNAPSHOTS_TYPE } from '../data/snapshot-sources.ts';
import { PanelMessage } from './panel-message.tsx';

/** Grafana knows no `heapwatch serve`: what to set up. */
export function NoSnapshotSource() {
  return (
    <PanelMessage title="There is no data source with snapshots yet.">
      <p>
        Start <code>heapwatch serve</code> beside the applications, then add a data source of the kind{' '}
        <em>Heapwatch snapshots</em> with its address and tokens.
      </p>
      <p>
        <TextLink href={`/connections/datasources/${SNAPSHOTS_TYPE}`}>Add the data source</TextLink>
      </p>
    </PanelMessage>
  );
}
