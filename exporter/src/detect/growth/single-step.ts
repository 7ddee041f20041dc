import type { WindowPoints } from './window-points.ts';

/**
 * Squares left when the levels are explained by one step up at the best place, each life having a level of its own,
 * over those left by a line. Well below 1: something was added once, as after a deploy or a switched-on feature.
 */
export function stepOverLine(points: WindowPoints, adjusted: Float64Array, lineSquares: number): number {
  let total = 0;
  let gain = 0;
  for (let first = 0; first < points.count; ) {
    let end = first + 1;
    while (end < points.count && points.lives[end] === points.lives[first]) end += 1;
    let sum = 0;
    for (let i = first; i < end; i++) sum += adjusted[i] as number;
    const mean = sum / (end - first);
    let before = 0;
    for (let i = first; i < end; i++) {
      const deviation = (adjusted[i] as number) - mean;
      total += deviation * deviation;
      before += deviation;
      const left = i - first + 1;
      const right = end - first - left;
      if (right > 0 && before < 0)
        gain = Math.max(gain, (before * before) / left + (before * before) / right);
    }
    first = end;
  }
  return lineSquares > 0 ? (total - gain) / lineSquares : Number.POSITIVE_INFINITY;
}
