import type { UPlotConfigBuilder } from '@grafana/ui';
import { formatBytes } from '../../model/units/bytes.ts';
import type { PlotStyle } from './plot-config.ts';
import type { SawtoothView } from './sawtooth-view.ts';

type Plot = Parameters<Extract<Parameters<UPlotConfigBuilder['addHook']>[1], (plot: never) => void>>[0];

/** As the axes' labels. */
const LABEL_PX = 12;

/** What stands at the limit line, or at the upper edge when the line is above it. */
export function limitLabel({ figures, range }: Pick<SawtoothView, 'figures' | 'range'>): string | undefined {
  if (figures.limitBytes === undefined) return undefined;
  return range.isLimitInView ? 'limit' : `↑ limit ${formatBytes(figures.limitBytes)}`;
}

/** Writes the label at the right end of the plot, in canvas pixels. */
export function drawLimitLabel(plot: Plot, { theme, colors }: PlotStyle, view: SawtoothView): void {
  const text = limitLabel(view);
  if (text === undefined) return;
  const { ctx, bbox } = plot;
  const ratio = window.devicePixelRatio;
  const top = view.range.isLimitInView
    ? plot.valToPos(view.figures.limitBytes ?? 0, 'bytes', true)
    : bbox.top;
  ctx.save();
  ctx.font = `${LABEL_PX * ratio}px ${theme.typography.fontFamily}`;
  ctx.fillStyle = colors.heapLimit;
  ctx.textAlign = 'right';
  ctx.textBaseline = 'top';
  ctx.fillText(text, bbox.left + bbox.width - 4 * ratio, top + 4 * ratio);
  ctx.restore();
}
