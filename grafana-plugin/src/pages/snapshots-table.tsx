import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeFormatTimeAgo, type GrafanaTheme2, getTimeZone } from '@grafana/data';
import { Button, Checkbox, ConfirmModal, useStyles2 } from '@grafana/ui';
import type { Snapshot } from 'heapwatch/wire';
import { useState } from 'react';
import { isEditor } from '../data/reader-role.ts';
import { formatBytes } from '../model/units/bytes.ts';
import { formatRoughCount } from '../model/units/counts.ts';
import { SnapshotState } from './snapshot-state.tsx';

interface SnapshotsTableProps {
  readonly snapshots: readonly Snapshot[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onDelete: (id: string) => void;
  /** Whether they are of several instances. */
  readonly hasInstances: boolean;
}

/** Snapshots, newest first; ticked ones are compared. */
export function SnapshotsTable(props: SnapshotsTableProps) {
  const { snapshots, selected, onSelect, onDelete, hasInstances } = props;
  const styles = useStyles2(getStyles);
  const [doomed, setDoomed] = useState<Snapshot>();
  const mayDelete = isEditor();
  const tick = (id: string): void => {
    const after = new Set(selected);
    if (!after.delete(id)) after.add(id);
    onSelect(after);
  };
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th aria-label="Compare" />
              <th>Captured</th>
              {hasInstances && <th>Instance</th>}
              <th>Isolate</th>
              <th>Reason</th>
              <th>State</th>
              <th className={styles.number}>Heap</th>
              <th className={styles.number}>Nodes</th>
              <th className={styles.number}>File</th>
              {mayDelete && <th aria-label="Delete" />}
            </tr>
          </thead>
          <tbody>
            {snapshots.map((snapshot) => {
              const captured = snapshot.state === 'captured' ? snapshot : undefined;
              const when = timeText(snapshot);
              return (
                <tr key={snapshot.id}>
                  <td>
                    <Checkbox
                      aria-label={`Compare the snapshot of ${when}`}
                      value={selected.has(snapshot.id)}
                      disabled={captured === undefined}
                      onChange={() => tick(snapshot.id)}
                    />
                  </td>
                  <td className={styles.time}>
                    {when}{' '}
                    <span className={styles.muted}>
                      {dateTimeFormatTimeAgo(Date.parse(snapshot.capturedAt), { timeZone: getTimeZone() })}
                    </span>
                  </td>
                  {hasInstances && <td className={styles.name}>{snapshot.instance ?? 'not known'}</td>}
                  <td>{[snapshot.process, snapshot.isolate].filter(Boolean).join(' · ')}</td>
                  <td className={styles.name}>{snapshot.reason}</td>
                  <td>
                    <SnapshotState snapshot={snapshot} />
                  </td>
                  <td className={styles.number}>
                    {captured?.heapBytes !== undefined && formatBytes(captured.heapBytes)}
                  </td>
                  <td className={styles.number}>
                    {captured?.nodes !== undefined && formatRoughCount(captured.nodes)}
                  </td>
                  <td className={styles.number}>
                    {captured !== undefined && formatBytes(captured.fileBytes)}
                  </td>
                  {mayDelete && (
                    <td>
                      <Button
                        size="sm"
                        variant="secondary"
                        fill="text"
                        icon="trash-alt"
                        aria-label={`Delete the snapshot of ${when}`}
                        onClick={() => setDoomed(snapshot)}
                      />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ConfirmModal
        isOpen={doomed !== undefined}
        title="Delete this snapshot?"
        body={
          doomed === undefined
            ? ''
            : `${timeText(doomed)}${doomed.instance === undefined ? '' : ` of ${doomed.instance}`}. It cannot be captured again as it was.`
        }
        confirmText="Delete"
        onConfirm={() => {
          if (doomed !== undefined) onDelete(doomed.id);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </>
  );
}

function timeText({ capturedAt }: Snapshot): string {
  return dateTimeFormat(Date.parse(capturedAt), { timeZone: getTimeZone(), format: 'MMM D, HH:mm:ss' });
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: theme.spacing(0.5, 1), textAlign: 'left', verticalAlign: 'middle' },
    '& th': {
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      background: theme.colors.background.secondary,
    },
    '& td': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
  number: css({ '&&': { textAlign: 'right', whiteSpace: 'nowrap' } }),
  time: css({ whiteSpace: 'nowrap' }),
  name: css({ overflowWrap: 'anywhere' }),
  muted: css({ color: theme.colors.text.secondary }),
});
