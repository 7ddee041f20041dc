import { css } from '@emotion/css';
import {
  type AbsoluteTimeRange,
  dateTimeFormat,
  type GrafanaTheme2,
  type TimeRange,
  type TimeZone,
} from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useStyles2, useTheme2, VizLegend } from '@grafana/ui';
import { useMemo, useRef, useState } from 'react';
import { formatBytes } from '../../model/units/bytes.ts';
import { type OverlayState, overlayConfig } from './overlay-config.ts';
import { overlayData } from './overlay-data.ts';
import { columnCount } from './plot-frame.ts';
import type { SawtoothView } from './sawtooth-view.ts';
import { TimeChart } from './time-chart.tsx';

const LEGEND_PX = 48;
const HEADROOM = 1.08;

interface OverlaidSawtoothProps {
  /** What grew most first. */
  readonly views: readonly SawtoothView[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly timeRange: TimeRange;
  readonly timeZone: TimeZone;
  readonly onChangeTimeRange: (range: AbsoluteTimeRange) => void;
}

/** The floors of several isolates in one plot. A click on a name of the legend shows that one alone, a second click all. */
export function OverlaidSawtooth(props: OverlaidSawtoothProps) {
  const { views, widthPx, heightPx, timeRange, timeZone, onChangeTimeRange } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [alone, setAlone] = useState<string>();
  const isAnyAlone = views.some(({ key }) => key === alone);
  const isShown = (view: SawtoothView) => !isAnyAlone || view.key === alone;
  const palette = theme.visualization.palette;
  const colorOf = (index: number) =>
    theme.visualization.getColorByName(palette[index % palette.length] ?? 'blue');

  const [fromMs, toMs] = [timeRange.from.valueOf(), timeRange.to.valueOf()];
  const state: OverlayState = {
    fromMs,
    toMs,
    topBytes: Math.max(1, ...views.filter(isShown).map(highestLive)) * HEADROOM,
  };
  const current = useRef(state);
  current.current = state;
  const look = JSON.stringify(
    views.map((view, index) => ({ color: colorOf(index), isShown: isShown(view) })),
  );
  const config = useMemo(
    () => overlayConfig({ theme, timeZone }, JSON.parse(look), () => current.current),
    [theme, timeZone, look],
  );
  // A new range is a new drawing, though the samples may be the same.
  const data = useMemo(
    () => overlayData(views, { fromMs, toMs, columnCount: columnCount(widthPx) }),
    [views, fromMs, toMs, widthPx],
  );
  const items = views.map((view, index) => ({
    label: view.title,
    color: colorOf(index),
    yAxis: 1,
    disabled: !isShown(view),
    data: view.key,
  }));
  return (
    <div data-testid="overlaid-sawtooth">
      <TimeChart
        config={config}
        data={data}
        widthPx={widthPx}
        heightPx={Math.max(0, heightPx - LEGEND_PX)}
        onChangeTimeRange={onChangeTimeRange}
        renderTooltip={(row) => (
          <div className={styles.tooltip}>
            <div>{dateTimeFormat(data[0]?.[row] ?? 0, { timeZone })}</div>
            {views.filter(isShown).map((view) => {
              const bytes = data[views.indexOf(view) + 1]?.[row];
              return typeof bytes === 'number' ? (
                <div key={view.key}>
                  {view.title}: live {formatBytes(bytes)}
                </div>
              ) : null;
            })}
          </div>
        )}
      />
      <div className={styles.legend}>
        <VizLegend
          items={items}
          displayMode={LegendDisplayMode.List}
          placement="bottom"
          onLabelClick={({ data: key }) => setAlone(alone === key ? undefined : key)}
        />
      </div>
    </div>
  );
}

function highestLive({ lines }: SawtoothView): number {
  return lines.liveSet.reduce<number>((highest, value) => Math.max(highest, value ?? 0), 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  tooltip: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
  legend: css({ height: LEGEND_PX, overflowY: 'auto' }),
});
