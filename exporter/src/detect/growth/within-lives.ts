/**
 * Least squares of a series in several lives of a process, each life with a level of its own, over one or two regressors.
 * The standard error allows for residuals that resemble their neighbours: it is widened by (1 + r) / (1 - r), r being
 * their lag-one autocorrelation with Kendall's correction for short series.
 */
export interface WithinFit {
  /** Of the first regressor. */
  readonly slope: number;
  readonly slopeError: number;
  /** Of the second regressor; 0 where there is none, or where it says nothing. */
  readonly loadFactor: number;
  /** Standard deviation of what is left. */
  readonly residual: number;
  readonly autocorrelation: number;
  readonly residuals: Float64Array;
  /** Sum of squares of what is left. */
  readonly squares: number;
}

export interface LifeSeries {
  readonly lives: ArrayLike<number>;
  readonly lifeCount: number;
}

/** Least share of its mean by which the load must vary to be worth a regressor. */
const LEAST_LOAD_VARIATION = 0.03;

/**
 * @param load must not lower the level: a factor below zero is taken for zero.
 * @param leastFreedom least points, less one for each life
 * @returns undefined where there are too few points for the unknowns, or the first regressor does not vary.
 */
export function fitWithinLives(
  { lives, lifeCount }: LifeSeries,
  regressor: Float64Array,
  values: Float64Array,
  load?: Float64Array,
  leastFreedom = 4,
): WithinFit | undefined {
  const n = values.length;
  const x = lessLifeMean(regressor, lives, lifeCount);
  const y = lessLifeMean(values, lives, lifeCount);
  const xx = dot(x, x);
  const xy = dot(x, y);
  if (!(xx > 0) || n - lifeCount < leastFreedom) return undefined;
  let loadFactor = 0;
  let spread = xx;
  let slope = xy / xx;
  let z: Float64Array | undefined;
  if (load !== undefined && variation(load) > LEAST_LOAD_VARIATION) {
    z = lessLifeMean(load, lives, lifeCount);
    const zz = dot(z, z);
    const xz = dot(x, z);
    const zy = dot(z, y);
    const determinant = xx * zz - xz * xz;
    if (zz > 0 && determinant > 1e-9 * xx * zz) {
      const factor = (xx * zy - xz * xy) / determinant;
      if (factor > 0) {
        loadFactor = factor;
        slope = (zz * xy - xz * zy) / determinant;
        spread = determinant / zz;
      }
    }
  }
  const residuals = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    residuals[i] = at(y, i) - slope * at(x, i) - (z === undefined ? 0 : loadFactor * at(z, i));
  }
  const squares = dot(residuals, residuals);
  const freedom = Math.max(1, n - lifeCount - (loadFactor > 0 ? 2 : 1));
  const residual = Math.sqrt(squares / freedom);
  const autocorrelation = lagOne(residuals, lives, squares);
  const inflation = (1 + autocorrelation) / (1 - autocorrelation);
  return {
    slope,
    slopeError: Math.sqrt((residual * residual * inflation) / spread),
    loadFactor,
    residual,
    autocorrelation,
    residuals,
    squares,
  };
}

function lessLifeMean(values: Float64Array, lives: ArrayLike<number>, lifeCount: number): Float64Array {
  const sums = new Float64Array(lifeCount);
  const counts = new Float64Array(lifeCount);
  values.forEach((value, i) => {
    const life = lives[i] ?? 0;
    sums[life] = at(sums, life) + value;
    counts[life] = at(counts, life) + 1;
  });
  return values.map((value, i) => value - at(sums, lives[i] ?? 0) / at(counts, lives[i] ?? 0));
}

function lagOne(residuals: Float64Array, lives: ArrayLike<number>, squares: number): number {
  if (squares <= 0) return 0;
  let products = 0;
  for (let i = 1; i < residuals.length; i++) {
    if (lives[i] === lives[i - 1]) products += at(residuals, i) * at(residuals, i - 1);
  }
  const r = products / squares;
  return Math.min(0.95, Math.max(0, r + (1 + 4 * r) / residuals.length));
}

function variation(values: Float64Array): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean > 0 ? Math.sqrt(variance) / mean : 0;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
