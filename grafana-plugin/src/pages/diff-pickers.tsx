import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, getTimeZone } from '@grafana/data';
import { Combobox, type ComboboxOption, LinkButton, useStyles2 } from '@grafana/ui';
import type { CapturedSnapshot, Snapshot } from 'heapwatch/wire';
import type { ReactNode } from 'react';
import { snapshotsHref } from '../model/diff-address.ts';
import type { DiffSubject } from '../model/diff-subject.ts';
import { capturedOf } from '../model/snapshot-choice.ts';
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
  const styles = useStyles2(getStyles);
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
    <div className={styles.row}>
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
          width={30}
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
            width={30}
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
          width={30}
          aria-label="Current"
          options={options}
          value={subject?.current ?? null}
          placeholder="none"
          onChange={({ value }) =>
            onChange({ 'var-current': value, 'var-baseline': subject?.baseline ?? null })
          }
        />
      </Picker>
      <span className={styles.link}>
        <LinkButton
          href={snapshotsHref({ instance, snapshots: source })}
          variant="secondary"
          fill="outline"
          icon="camera"
        >
          Snapshots
        </LinkButton>
      </span>
    </div>
  );
}

function Picker({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.picker}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </span>
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

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: theme.spacing(1, 1.5) }),
  picker: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25) }),
  label: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  link: css({ marginLeft: 'auto' }),
});
