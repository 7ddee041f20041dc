import type { DataSourceInstanceSettings } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';
import { SnapshotService } from '../data/snapshot-service.ts';
import { SNAPSHOTS_TYPE, snapshotSource, snapshotSources } from '../data/snapshot-sources.ts';
import { PanelMessage } from '../ui/panel-message.tsx';
import { Picker } from './picker.tsx';

interface WithSnapshotSourceProps {
  /** Of the data source asked for; the first one there is without it. */
  readonly uid: string | undefined;
  readonly children: (service: SnapshotService, source: DataSourceInstanceSettings) => ReactNode;
}

/** A page that needs the snapshot service: says what to set up where there is none. */
export function WithSnapshotSource({ uid, children }: WithSnapshotSourceProps) {
  const source = useMemo(() => snapshotSource(uid), [uid]);
  const service = useMemo(() => new SnapshotService(source?.url ?? ''), [source]);
  if (source === undefined) {
    return (
      <PanelMessage title="There is no data source with snapshots yet.">
        <p>
          Start <code>heapwatch serve</code> beside the applications, then add a data source of the kind{' '}
          <em>Heapwatch snapshots</em> with its address and tokens.
        </p>
        <p>
          <a href={`/connections/datasources/${SNAPSHOTS_TYPE}`}>Add the data source</a>
        </p>
      </PanelMessage>
    );
  }
  return <>{children(service, source)}</>;
}

interface SourcePickerProps {
  readonly uid: string;
  readonly onChange: (uid: string) => void;
}

/** Nothing to choose, nothing shown. */
export function SourcePicker({ uid, onChange }: SourcePickerProps) {
  const sources = snapshotSources();
  if (sources.length < 2) return null;
  return (
    <Picker label="Data source">
      <Combobox
        width={26}
        aria-label="Data source"
        options={sources.map((source) => ({ value: source.uid, label: source.name }))}
        value={uid}
        onChange={({ value }) => onChange(value)}
      />
    </Picker>
  );
}
