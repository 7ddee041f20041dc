/** Seeded random numbers: the same seed draws the same corpus on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  uniform(from: number, to: number): number;
  /** Each factor equally likely: for sizes and rates that span orders of magnitude. */
  logUniform(from: number, to: number): number;
  normal(): number;
  /** Mean 1, never negative, with a long tail upwards. */
  exponential(): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** A generator of its own, so that one part's draws do not shift another's. */
  fork(): Random;
}

/** The mulberry32 generator: 32 bits of state, good enough for noise. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const uniform = (from: number, to: number) => from + (to - from) * next();
  return {
    next,
    uniform,
    logUniform: (from, to) => Math.exp(uniform(Math.log(from), Math.log(to))),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: () => -Math.log(1 - next()),
    chance: (probability) => next() < probability,
    pick: (choices) => {
      const choice = choices[Math.floor(next() * choices.length)];
      if (choice === undefined) throw new RangeError('nothing to pick from');
      return choice;
    },
    fork: () => seededRandom(Math.floor(next() * 2 ** 32)),
  };
}
