import { Combobox } from '@grafana/ui';
import type { InstanceList } from 'heapwatch/wire';
import { useCallback } from 'react';
import type { SnapshotService } from '../data/snapshot-service.ts';
import { useAsked } from '../ui/use-asked.ts';
import { Picker } from './picker.tsx';

interface InstancePickerProps {
  readonly service: SnapshotService;
  readonly instance: string | undefined;
  /** `null` for all. */
  readonly onChange: (instance: string | null) => void;
}

const ALL = '';

/** The instances that the service knows: those it can ask, and those it has snapshots of. */
export function InstancePicker({ service, instance, onChange }: InstancePickerProps) {
  const ask = useCallback(() => service.instances(), [service]);
  const [list] = useAsked<InstanceList>(ask);
  const known = list.state === 'ready' ? list.answer.instances : [];
  const options = known.map((each) => ({
    value: each.instance,
    label: each.service === '' ? each.instance : `${each.instance} · ${each.service}`,
  }));
  return (
    <Picker label="Instance">
      <Combobox
        width={44}
        aria-label="Instance"
        options={[{ value: ALL, label: 'All' }, ...options]}
        value={instance ?? ALL}
        onChange={({ value }) => onChange(value === ALL ? null : value)}
      />
    </Picker>
  );
}
