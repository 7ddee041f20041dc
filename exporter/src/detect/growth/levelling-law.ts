import type { WindowPoints } from './window-points.ts';
import { fitWithinLives, type WithinFit } from './within-lives.ts';

interface Law {
  readonly of: (age: number, levelsOff: number) => number;
  /** How soon it levels off, as shares of the age. */
  readonly shares: readonly number[];
}

/** The laws by which healthy memory grows: logarithmically, like a cache under random keys, and like one that fills evenly. */
const LAWS: readonly Law[] = [
  {
    of: (age, share) => Math.log(1 + age / share),
    shares: [0.004, 0.007, 0.012, 0.02, 0.035, 0.06, 0.1, 0.16],
  },
  { of: (age, share) => 1 - Math.exp(-age / share), shares: [0.02, 0.035, 0.06, 0.1, 0.17, 0.3] },
  { of: (age, share) => Math.min(1, age / share), shares: [0.1, 0.3, 0.5, 0.65, 0.8] },
];

export interface LawComparison {
  /** Standard errors by which even growth, with a law beside it or without, beats the best law alone. */
  readonly standardErrors: number;
  /** Even growth alone explains the levels as well as the best law alone. */
  readonly isLineAsGood: boolean;
}

/**
 * How much better the levels are explained by even growth (with or without a law that levels off beside it) than by the
 * best such law alone, in standard errors: the root of the F statistic of the one regressor more. Every life starts anew
 * at `from`; the law has the same height in all of them.
 */
export function beyondLevellingLaw(
  points: WindowPoints,
  adjusted: Float64Array,
  from: 'birth' | 'window',
): LawComparison {
  const ages = from === 'birth' ? points.ages : sinceFirst(points);
  const oldest = ages.reduce((a, b) => Math.max(a, b), 0);
  const line = fitWithinLives(points, points.hours, adjusted);
  if (line === undefined || !(oldest > 0)) return { standardErrors: 0, isLineAsGood: false };
  let full: WithinFit = line;
  let alone = Number.POSITIVE_INFINITY;
  for (const { of, shares } of LAWS) {
    for (const share of shares) {
      const law = ages.map((age) => of(age / oldest, share));
      const lawOnly = fitWithinLives(points, law, adjusted);
      if (lawOnly === undefined || lawOnly.slope < 0) continue;
      alone = Math.min(alone, lawOnly.squares);
      const both = fitWithinLives(points, points.hours, adjusted, law);
      if (both !== undefined && both.squares < full.squares && both.slope > 0) full = both;
    }
  }
  if (alone === Number.POSITIVE_INFINITY) return { standardErrors: 0, isLineAsGood: false };
  const freedom = Math.max(1, points.count - points.lifeCount - 2);
  const inflation = (1 + full.autocorrelation) / (1 - full.autocorrelation);
  const rise =
    Math.abs(line.slope) * ((points.hours[points.count - 1] as number) - (points.hours[0] as number));
  const noise = Math.max((full.squares / freedom) * inflation, (OFF_THE_GRID * rise) ** 2);
  return {
    standardErrors: noise > 0 ? Math.sqrt(Math.max(0, alone - full.squares) / noise) : MOST_ERRORS,
    isLineAsGood: line.squares <= alone + noise,
  };
}

/** No law of the grid is closer to the true one than this share of the rise, however exact the readings are. */
const OFF_THE_GRID = 0.015;
/** Stands for "no doubt at all", where nothing is left to doubt by. */
const MOST_ERRORS = 1e6;

function sinceFirst({ hours, lives, count }: WindowPoints): Float64Array {
  const half = count > 1 ? ((hours[count - 1] as number) - (hours[0] as number)) / (count - 1) / 2 : 0;
  let first = 0;
  return hours.map((at, i) => {
    if (i === 0 || lives[i] !== lives[i - 1]) first = at;
    return at - first + half;
  });
}
