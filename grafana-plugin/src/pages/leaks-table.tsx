import { css } from '@emotion/css';
import {
  dateTimeFormat,
  dateTimeFormatTimeAgo,
  type GrafanaTheme2,
  getTimeZone,
  locationUtil,
} from '@grafana/data';
import { Button, LinkButton, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { processDashboardPath } from '../model/addresses/dashboard-paths.ts';
import { diffHref, snapshotsHref } from '../model/addresses/diff-address.ts';
import { isNotable, type LeakRow } from '../model/leaks/leak-row.ts';
import { confidenceNumber, confidenceWords, memoryWords } from '../model/leaks/verdict-words.ts';
import { isolateTitle } from '../model/series/isolate-identity.ts';
import { formatCount } from '../model/units/counts.ts';
import { formatMebibytesPerHour } from '../model/units/mebibytes-per-hour.ts';
import { formatTimeToLimit } from '../model/units/time-to-limit.ts';
import { VerdictChip } from '../ui/verdict-chip.tsx';

interface LeaksTableProps {
  /** Worst first. */
  readonly rows: readonly LeakRow[];
  /** The uid of the Prometheus data source. */
  readonly source: string;
}

/** More than fit on a few screens; the worst are among them. */
const FIRST = 100;

/** A row for each isolate's heap, and for its other memory where that grows; with the ways on: graph, diff, snapshots. */
export function LeaksTable({ rows, source }: LeaksTableProps) {
  const styles = useStyles2(getStyles);
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? rows : rows.filter(isNotable).slice(0, FIRST);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Process</th>
            <th>Memory</th>
            <th>Verdict</th>
            <th className={styles.number}>Growth</th>
            <th>Reaches its limit</th>
            <th>Since</th>
            <th aria-label="Ways on" />
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Leak key={row.key} row={row} source={source} />
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setIsAll(true)}>
          Show {formatCount(rows.length - shown.length)} more, none of them worse
        </Button>
      )}
    </div>
  );
}

function Leak({ row, source }: { readonly row: LeakRow; readonly source: string }) {
  const styles = useStyles2(getStyles);
  const { identity, memory, state, slopeBytesPerHour, secondsToLimit, sinceMs } = row;
  const timeZone = getTimeZone();
  const dashboard = `${processDashboardPath(identity)}&var-datasource=${encodeURIComponent(source)}`;
  const { instance } = identity;
  return (
    <tr>
      <td className={styles.name}>
        <a className={styles.link} href={locationUtil.assureBaseUrl(dashboard)}>
          {isolateTitle(identity)}
        </a>
        {identity.job !== '' && <div className={styles.muted}>{identity.job}</div>}
      </td>
      <td>{memoryWords(memory)}</td>
      <td>
        <VerdictChip state={state} />
        <div className={styles.muted} title={confidenceNumber(row.confidence)}>
          {confidenceWords(row)}
        </div>
      </td>
      <td className={styles.number}>
        {slopeBytesPerHour !== undefined && formatMebibytesPerHour(slopeBytesPerHour)}
      </td>
      <td>{secondsToLimit !== undefined && formatTimeToLimit(secondsToLimit)}</td>
      <td className={styles.time}>
        {sinceMs !== undefined && (
          <>
            {dateTimeFormat(sinceMs, { timeZone, format: 'MMM D, HH:mm' })}
            <div className={styles.muted}>{dateTimeFormatTimeAgo(sinceMs, { timeZone })}</div>
          </>
        )}
      </td>
      <td className={styles.ways}>
        <LinkButton
          size="sm"
          variant={state === 'leaking' ? 'primary' : 'secondary'}
          fill="outline"
          href={locationUtil.assureBaseUrl(diffHref({ instance }))}
        >
          What grew
        </LinkButton>
        <LinkButton
          size="sm"
          variant="secondary"
          fill="text"
          href={locationUtil.assureBaseUrl(snapshotsHref({ instance }))}
        >
          Snapshots
        </LinkButton>
      </td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: theme.spacing(0.75, 1), textAlign: 'left', verticalAlign: 'top' },
    '& th': {
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
      background: theme.colors.background.secondary,
    },
    '& td': { borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
  name: css({ overflowWrap: 'anywhere', fontWeight: theme.typography.fontWeightMedium }),
  link: css({ color: theme.colors.text.link, '&:hover': { textDecoration: 'underline' } }),
  number: css({ '&&': { textAlign: 'right', whiteSpace: 'nowrap' } }),
  time: css({ whiteSpace: 'nowrap' }),
  ways: css({ '&&': { textAlign: 'right', whiteSpace: 'nowrap' } }),
  muted: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
});
