import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { leakRows } from '../../data/leak-rows.ts';
import { compareLeakRows, isNotable } from '../../model/leaks/leak-row.ts';
import { leakSummary } from '../../model/leaks/leak-summary.ts';
import { NoExporter } from '../../ui/no-exporter.tsx';
import { PanelMessage } from '../../ui/panel-message.tsx';
import { QueryProblem, queryFailure } from '../../ui/query-problem.tsx';
import { LeakTable } from './leak-table.tsx';
import type { LeakTrendOptions } from './options.ts';
import { linkParameters } from './row-link.ts';

const LINE_PX = 24;

/** Who leaks, how fast, and when is the limit reached: a row for each, worst first. */
export function LeakTrendPanel({
  data,
  options,
  width,
  height,
  timeRange,
  timeZone,
  replaceVariables,
}: PanelProps<LeakTrendOptions>) {
  const styles = useStyles2(getStyles);
  const { showQuietMemory } = options;
  const all = useMemo(() => leakRows(data.series).sort(compareLeakRows), [data.series]);
  const rows = useMemo(() => (showQuietMemory ? all : all.filter(isNotable)), [all, showQuietMemory]);
  if (rows.length === 0) {
    return (
      <QueryProblem data={data}>{data.series.length === 0 ? <NoExporter /> : <ForeignSeries />}</QueryProblem>
    );
  }
  const failure = queryFailure(data);
  const hiddenCount = all.length - rows.length;
  const noteCount = Number(failure !== undefined) + Number(hiddenCount > 0);
  return (
    <div>
      <div className={styles.summary} data-testid="leak-summary">
        {leakSummary(all)}
      </div>
      {failure !== undefined && (
        <div className={styles.failure} role="alert">
          Not everything could be asked: {failure}
        </div>
      )}
      <LeakTable
        rows={rows}
        widthPx={width}
        heightPx={Math.max(0, height - LINE_PX * (1 + noteCount))}
        fromMs={timeRange.from.valueOf()}
        toMs={timeRange.to.valueOf()}
        timeZone={timeZone}
        linkParameters={linkParameters(replaceVariables)}
      />
      {hiddenCount > 0 && (
        <div className={styles.note}>
          {hiddenCount} more of external and native memory, none of them leaking: an option of this panel
          lists them.
        </div>
      )}
    </div>
  );
}

function ForeignSeries() {
  return (
    <PanelMessage title="None of these series is a verdict or a live set.">
      <p>
        The panel tells them by metric name (<code>heapwatch_leak_state</code>,{' '}
        <code>heapwatch_heap_live_bytes</code>, …) or by the query's own name: <code>state</code>,{' '}
        <code>slope</code>, <code>confidence</code>, <code>since</code>, <code>timeToLimit</code>,{' '}
        <code>liveSet</code>.
      </p>
    </PanelMessage>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = { height: LINE_PX, lineHeight: `${LINE_PX}px`, overflow: 'hidden', textOverflow: 'ellipsis' };
  const small = { ...line, fontSize: theme.typography.bodySmall.fontSize, whiteSpace: 'nowrap' } as const;
  return {
    summary: css({ ...line, whiteSpace: 'nowrap', fontWeight: theme.typography.fontWeightMedium }),
    failure: css({ ...small, color: theme.colors.error.text }),
    note: css({ ...small, color: theme.colors.text.secondary }),
  };
};
