import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { sparklinePaths } from '../model/leaks/sparkline-paths.ts';
import type { ByteHistory } from '../model/trend/byte-history.ts';
import { formatBytes } from '../model/units/bytes.ts';
import { roleColor, trendColor } from './role-color.ts';

interface SparklineProps {
  readonly history: ByteHistory;
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Bytes over the time range as a small step line, with its robust line and the band around that. */
export function Sparkline({ history, fromMs, toMs, widthPx, heightPx }: SparklineProps) {
  const styles = useStyles2(getStyles);
  const paths = useMemo(
    () => sparklinePaths(history, { fromMs, toMs, widthPx, heightPx }),
    [history, fromMs, toMs, widthPx, heightPx],
  );
  if (paths === undefined) return null;
  const label = `from ${formatBytes(paths.firstBytes)} to ${formatBytes(paths.lastBytes)}`;
  return (
    <svg width={widthPx} height={heightPx} role="img" aria-label={label} data-testid="sparkline">
      {paths.band !== undefined && <path d={paths.band} className={styles.band} />}
      <path d={paths.steps} className={styles.steps} />
      {paths.line !== undefined && <path d={paths.line} className={styles.line} />}
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  band: css({ fill: roleColor(theme, 'liveSet'), fillOpacity: 0.22 }),
  steps: css({ fill: 'none', stroke: roleColor(theme, 'liveSet'), strokeWidth: 2 }),
  line: css({ fill: 'none', stroke: trendColor(theme), strokeWidth: 1, strokeDasharray: '4 3' }),
});
