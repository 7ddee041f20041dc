/** Width of the value axis: the same in every plot of the panel, so that their time axes stand below one another. */
export const VALUE_AXIS_PX = 64;
/** Room for the half of the last time label that reaches over the plot's end. */
export const RIGHT_PX = 24;

/** Where a moment is in a plot of this width, in pixels from its left edge; `undefined` outside of the range. */
export function timePosition(
  timeMs: number,
  range: { readonly fromMs: number; readonly toMs: number },
  widthPx: number,
): number | undefined {
  if (timeMs < range.fromMs || timeMs > range.toMs || range.toMs <= range.fromMs) return undefined;
  const share = (timeMs - range.fromMs) / (range.toMs - range.fromMs);
  return VALUE_AXIS_PX + share * (widthPx - VALUE_AXIS_PX - RIGHT_PX);
}

/** The columns of pixels that the plot of a panel of this width has, on this screen. */
export function columnCount(widthPx: number): number {
  return Math.max(1, Math.ceil((widthPx - VALUE_AXIS_PX - RIGHT_PX) * window.devicePixelRatio));
}
