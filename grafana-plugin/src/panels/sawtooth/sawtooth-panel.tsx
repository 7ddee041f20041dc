import { css } from '@emotion/css';
import type { GrafanaTheme2, PanelProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { EmptyState } from './empty-state.tsx';
import type { SawtoothOptions } from './options.ts';
import { headerHeight, SawtoothHeader } from './sawtooth-header.tsx';
import { SawtoothPlot } from './sawtooth-plot.tsx';
import { sawtoothViews } from './sawtooth-view.ts';

/** A sawtooth lower than this shows no teeth, so fewer are shown instead. */
const LOWEST_SAWTOOTH_PX = 130;
const CUT_NOTE_PX = 20;

/** One sawtooth for each isolate, below one another, what grew most first. */
export function SawtoothPanel(props: PanelProps<SawtoothOptions>) {
  const { data, options, width, height, timeRange, timeZone, onChangeTimeRange } = props;
  const styles = useStyles2(getStyles);
  const { showResidentMemory } = options;
  const room = Math.max(1, Math.floor(height / LOWEST_SAWTOOTH_PX));
  const { views, cutCount } = useMemo(
    () => sawtoothViews(data.series, { showResidentMemory }, room),
    [data.series, showResidentMemory, room],
  );
  if (views.length === 0) return <EmptyState data={data} />;

  const sawtoothPx = (height - (cutCount > 0 ? CUT_NOTE_PX : 0)) / views.length;
  return (
    <div>
      {views.map((view) => (
        <div key={view.key}>
          <SawtoothHeader view={view} widthPx={width} />
          <SawtoothPlot
            view={view}
            widthPx={width}
            heightPx={Math.max(0, Math.floor(sawtoothPx - headerHeight(width)))}
            timeRange={timeRange}
            timeZone={timeZone}
            onChangeTimeRange={onChangeTimeRange}
          />
        </div>
      ))}
      {cutCount > 0 && (
        <div className={styles.cut}>
          {cutCount} more, which grew less, not shown: choose an instance above, or make this panel taller.
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cut: css({
    height: CUT_NOTE_PX,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
