import { css } from '@emotion/css';
import { dateTimeFormat, dateTimeFormatTimeAgo, type GrafanaTheme2, type TimeZone } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import type { SeriesRole } from '../../model/series/series-role.ts';
import { LineMark } from '../../ui/line-mark.tsx';
import { fieldLinks, formatValue } from './field-style.ts';
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
  /** Fixed by a click: its links can be reached. */
  readonly isPinned?: boolean;
}

export function SawtoothTooltip({ view, row, timeZone, isPinned }: SawtoothTooltipProps) {
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
                  {view.fields[role]?.config.displayName ?? label}
                </td>
                <td className={styles.number}>{formatValue(bytes, view.fields[role])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {isPinned &&
        fieldLinks(view.fields.heapUsed ?? view.fields.liveSet, row).map(
          ({ href, title, target, onClick }) => (
            <div key={`${title} ${href}`}>
              <TextLink href={href} external={target === '_blank'} inline={false} onClick={onClick}>
                {title}
              </TextLink>
            </div>
          ),
        )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  time: css({ color: theme.colors.text.secondary }),
  number: css({ paddingLeft: theme.spacing(2), textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
});
