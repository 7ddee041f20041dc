import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeFormatTimeAgo, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatBytes } from '../../model/bytes.ts';
import type { SeriesRole } from '../../model/series-role.ts';
import { LineMark } from '../../ui/line-mark.tsx';
import type { SawtoothView } from './sawtooth-view.ts';

const ROWS: readonly { readonly role: SeriesRole; readonly label: string }[] = [
  { role: 'heapUsed', label: 'heap used' },
  { role: 'liveSet', label: 'live set' },
  { role: 'heapLimit', label: 'limit' },
  { role: 'residentMemory', label: 'RSS' },
];

interface SawtoothTooltipProps {
  readonly view: SawtoothView;
  readonly row: number;
  readonly timeZone: TimeZone;
}

export function SawtoothTooltip({ view, row, timeZone }: SawtoothTooltipProps) {
  const styles = useStyles2(getStyles);
  const timeMs = view.timesMs[row];
  if (timeMs === undefined) return null;
  return (
    <div className={styles.box} data-testid="sawtooth-tooltip">
      <div className={styles.time}>
        {dateTimeFormat(timeMs, { timeZone })}, {dateTimeFormatTimeAgo(timeMs, { timeZone })}
      </div>
      <div>{view.title}</div>
      <table>
        <tbody>
          {ROWS.map(({ role, label }) => {
            const bytes = view.lines[role][row];
            if (typeof bytes !== 'number') return null;
            return (
              <tr key={role}>
                <td>
                  <LineMark role={role} />
                  {label}
                </td>
                <td className={styles.number}>{formatBytes(bytes)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  time: css({ color: theme.colors.text.secondary }),
  number: css({ paddingLeft: theme.spacing(2), textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
});
