/**
 * Mann–Kendall over lives: of all pairs of points of one life, the share that rises less the share that falls, -1..1.
 *
 * H. B. Mann, Nonparametric tests against trend, 1945; M. G. Kendall, Rank correlation methods, 1975. Pairs only within a
 * stratum: R. M. Hirsch, J. R. Slack and R. A. Smith, Techniques of trend analysis for monthly water quality data, 1982.
 */
export function kendallWithinLives(values: ArrayLike<number>, lives: ArrayLike<number>): number {
  let rising = 0;
  let pairs = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length && lives[j] === lives[i]; j++) {
      rising += Math.sign((values[j] as number) - (values[i] as number));
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : rising / pairs;
}
