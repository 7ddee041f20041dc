/**
 * Theil–Sen over lives: the median slope of all pairs of points of one life. See trend-line.ts for the sources; pairs only
 * within a stratum as in Hirsch, Slack and Smith 1982.
 * @returns undefined when no life has two points at different times.
 */
export function theilSenWithinLives(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  lives: ArrayLike<number>,
): number | undefined {
  const slopes: number[] = [];
  for (let i = 0; i < times.length; i++) {
    for (let j = i + 1; j < times.length && lives[j] === lives[i]; j++) {
      const span = (times[j] as number) - (times[i] as number);
      if (span > 0) slopes.push(((values[j] as number) - (values[i] as number)) / span);
    }
  }
  if (slopes.length === 0) return undefined;
  const sorted = Float64Array.from(slopes).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
