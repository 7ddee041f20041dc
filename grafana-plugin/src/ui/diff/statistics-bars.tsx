import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useCallback } from 'react';
import { combineLatest, map } from 'rxjs';
import type { Asked } from '../../data/asked.ts';
import type { SnapshotService } from '../../data/snapshot-service.ts';
import type { DiffSubject } from '../../model/diff/diff-subject.ts';
import {
  type StatisticsKind,
  type StatisticsPart,
  statisticsParts,
} from '../../model/diff/statistics-parts.ts';
import { formatBytes, formatBytesDelta } from '../../model/units/bytes.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useAsked } from '../use-asked.ts';
import { Waiting } from '../waiting.tsx';

interface StatisticsBarsProps {
  readonly service: SnapshotService;
  readonly subject: DiffSubject;
}

interface Sides {
  readonly baseline: readonly StatisticsPart[];
  readonly current: readonly StatisticsPart[];
}

/** What the bytes of both snapshots are used for, on one scale. */
export function StatisticsBars({ service, subject }: StatisticsBarsProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const ask = useCallback(
    () =>
      combineLatest([service.statistics(subject.baseline), service.statistics(subject.current)]).pipe(
        map(([baseline, current]): Asked<Sides> => {
          if (baseline.state === 'waiting') return baseline;
          if (current.state === 'waiting') return current;
          const sides = {
            baseline: statisticsParts(baseline.answer),
            current: statisticsParts(current.answer),
          };
          return { state: 'ready', answer: sides };
        }),
      ),
    [service, subject],
  );
  const [state, again] = useAsked(ask);
  if (state.state === 'failed') return <FailureNotice failure={state.failure} onRetry={again} />;
  if (state.state === 'waiting') return <Waiting title="Adding up both snapshots" pending={state.pending} />;
  const { baseline, current } = state.answer;
  const widest = Math.max(1, sum(baseline), sum(current));
  return (
    <>
      {[
        { name: 'Baseline', parts: baseline },
        { name: 'Current', parts: current },
      ].map(({ name, parts }) => (
        <div key={name} className={styles.line}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ width: `${(100 * sum(parts)) / widest}%` }} aria-hidden>
              {parts.map(({ kind, bytes }) => (
                <span key={kind} style={{ flexGrow: bytes, background: partColor(theme, kind) }} />
              ))}
            </span>
          </span>
          <span className={styles.total}>{formatBytes(sum(parts))}</span>
        </div>
      ))}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Used for</th>
            <th scope="col">Baseline</th>
            <th scope="col">Current</th>
            <th scope="col">Delta</th>
          </tr>
        </thead>
        <tbody>
          {current.map(({ kind, label, bytes }, at) => {
            const before = baseline[at]?.bytes ?? 0;
            return (
              <tr key={kind}>
                <th scope="row">
                  <span
                    aria-hidden
                    className={styles.square}
                    style={{ background: partColor(theme, kind) }}
                  />
                  {label}
                </th>
                <td>{formatBytes(before)}</td>
                <td>{formatBytes(bytes)}</td>
                <td>{formatBytesDelta(bytes - before)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function sum(parts: readonly StatisticsPart[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}

const COLORS: Readonly<Record<StatisticsKind, string>> = {
  objects: 'dark-blue',
  strings: 'semi-dark-orange',
  jsArrays: 'light-blue',
  code: 'semi-dark-purple',
  system: 'light-purple',
  typedArrays: 'semi-dark-green',
  otherNative: 'light-green',
};

function partColor(theme: GrafanaTheme2, kind: StatisticsKind): string {
  return theme.visualization.getColorByName(COLORS[kind]);
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(0.5),
  }),
  name: css({ width: 72, color: theme.colors.text.secondary }),
  track: css({ flex: 1 }),
  bar: css({
    display: 'flex',
    height: 16,
    gap: 1,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
  }),
  total: css({ width: 80, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
  table: css({
    marginTop: theme.spacing(1),
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: theme.spacing(0.25, 3, 0.25, 0), fontWeight: 'normal' },
    '& td, & thead th:not(:first-child)': { textAlign: 'right' },
    '& thead th': { color: theme.colors.text.secondary },
  }),
  square: css({
    display: 'inline-block',
    width: 10,
    height: 10,
    marginRight: theme.spacing(1),
    borderRadius: 2,
  }),
});
