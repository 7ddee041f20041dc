import type { DataSourceInstanceSettings } from '@grafana/data';
import { Combobox } from '@grafana/ui';
import { type ReactNode, useMemo } from 'react';
import { SnapshotService } from '../data/snapshot-service.ts';
import { snapshotSource, snapshotSources } from '../data/snapshot-sources.ts';
import { NoSnapshotSource } from '../ui/no-snapshot-source.tsx';
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
  if (source === undefined) return <NoSnapshotSource />;
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
