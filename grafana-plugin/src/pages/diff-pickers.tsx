import { dateTimeFormat, getTimeZone, locationUtil } from '@grafana/data';
import { Combobox, type ComboboxOption, LinkButton } from '@grafana/ui';
import type { CapturedSnapshot, Snapshot } from 'heapwatch/wire';
import { snapshotsHref } from '../model/addresses/diff-address.ts';
import type { DiffSubject } from '../model/diff/diff-subject.ts';
import { capturedOf } from '../model/snapshots/snapshot-choice.ts';
import { Picker, PickerEnd, PickerRow } from './picker.tsx';
import { SourcePicker } from './snapshot-source.tsx';

interface DiffPickersProps {
  readonly snapshots: readonly Snapshot[];
  readonly instance: string | undefined;
  /** The uid of the data source. */
  readonly source: string;
  readonly subject: DiffSubject | undefined;
  /** Into the address; `null` takes out. */
  readonly onChange: (values: Readonly<Record<string, string | readonly string[] | null>>) => void;
}

const NONE = '';

/** Which instance, and which of its snapshots; written into the address. */
export function DiffPickers({ snapshots, instance, source, subject, onChange }: DiffPickersProps) {
  const instances = [...new Set(snapshots.map((snapshot) => snapshot.instance ?? ''))]
    .filter((name) => name !== '')
    .sort();
  const own = capturedOf(snapshots).filter(
    (snapshot) => instance === undefined || snapshot.instance === instance,
  );
  const options = own.map((snapshot) => ({ value: snapshot.id, label: snapshotLabel(snapshot) }));
  const other = subject?.through ?? [];
  const between: ComboboxOption[] = [
    { value: NONE, label: 'none' },
    ...options.filter(({ value }) => value !== subject?.baseline && value !== subject?.current),
  ];
  return (
    <PickerRow>
      <SourcePicker
        uid={source}
        onChange={(uid) =>
          onChange({
            'var-snapshots': uid,
            'var-instance': null,
            'var-baseline': null,
            'var-current': null,
            'var-through': null,
          })
        }
      />
      <Picker label="Instance">
        <Combobox
          width={30}
          aria-label="Instance"
          options={instances.map((name) => ({ value: name, label: name }))}
          value={instance ?? null}
          placeholder="none"
          onChange={({ value }) =>
            onChange({
              'var-instance': value,
              'var-baseline': null,
              'var-current': null,
              'var-through': null,
            })
          }
        />
      </Picker>
      <Picker label="Baseline">
        <Combobox
          width="auto"
          minWidth={30}
          maxWidth={44}
          aria-label="Baseline"
          options={options}
          value={subject?.baseline ?? null}
          placeholder="none"
          onChange={({ value }) =>
            onChange({ 'var-baseline': value, 'var-current': subject?.current ?? null })
          }
        />
      </Picker>
      {(between.length > 1 || other.length > 0) && (
        <Picker label="Through">
          <Combobox
            width="auto"
            minWidth={30}
            maxWidth={44}
            aria-label="Through"
            options={between}
            value={other[0] ?? NONE}
            onChange={({ value }) =>
              onChange({
                'var-baseline': subject?.baseline ?? null,
                'var-through': value === NONE ? null : [value],
                'var-current': subject?.current ?? null,
              })
            }
          />
        </Picker>
      )}
      <Picker label="Current">
        <Combobox
          width="auto"
          minWidth={30}
          maxWidth={44}
          aria-label="Current"
          options={options}
          value={subject?.current ?? null}
          placeholder="none"
          onChange={({ value }) =>
            onChange({ 'var-current': value, 'var-baseline': subject?.baseline ?? null })
          }
        />
      </Picker>
      <PickerEnd>
        <LinkButton
          href={locationUtil.assureBaseUrl(snapshotsHref({ instance, snapshots: source }))}
          variant="secondary"
          fill="outline"
          icon="camera"
        >
          Snapshots
        </LinkButton>
      </PickerEnd>
    </PickerRow>
  );
}

/** `Nov 21, 02:10:31 · main · verdict`: what tells snapshots of one instance apart. */
function snapshotLabel({ capturedAt, process, isolate, reason }: CapturedSnapshot): string {
  const time = dateTimeFormat(Date.parse(capturedAt), {
    timeZone: getTimeZone(),
    format: 'MMM D, HH:mm:ss',
  });
  return [time, process, isolate === 'main' ? undefined : isolate, reason]
    .filter((word) => word !== undefined && word !== '')
    .join(' · ');
}
