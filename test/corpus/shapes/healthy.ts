import type { Random } from '../random.ts';
import type { Scenario } from '../scenario.ts';
import type { Shape } from './leaks.ts';
import {
  dailyLoad,
  deploys,
  drawNoise,
  drawSurroundings,
  jitteredLoad,
  MIB,
  wander,
  warmUp,
} from './surroundings.ts';

/** Growth that takes longer than this cannot be told from a leak while it lasts. */
const AMBIGUOUS_HOURS = 3;

export const HEALTHY_SHAPES: Readonly<Record<string, Shape>> = {
  plateau: (random) => ({
    ...healthy('plateau', random),
    noise: drawNoise(random.logUniform(0.005, 0.2), random),
  }),

  'warm-up': (random) => {
    const drawn = healthy('warm-up', random);
    const bytes = drawn.baseBytes * random.uniform(0.5, 2.5);
    return { ...within(drawn, bytes), heapGrowth: warmUp(bytes, random.logUniform(0.1, 1.2)) };
  },

  'logarithmic growth': (random) => {
    const drawn = healthy('logarithmic growth', random);
    const hours = random.logUniform(0.05, 0.8);
    const bytes = drawn.baseBytes * random.uniform(0.1, 0.5);
    return {
      ...within(drawn, bytes * Math.log(1 + 24 / hours)),
      truth: { leaking: false, ambiguous: hours > 0.4 },
      heapGrowth: (_hours, age) => bytes * Math.log(1 + age / hours),
    };
  },

  'daily load': (random) => {
    const drawn = healthy('daily load', random);
    const inFlightBytes = drawn.baseBytes * random.uniform(0.2, 1);
    return {
      ...within(drawn, 2 * inFlightBytes),
      hours: random.pick([12, 16, 24, 24]),
      load: dailyLoad(random.uniform(0.1, 0.6), random),
      inFlightBytes,
    };
  },

  batch: (random) => {
    const drawn = healthy('batch', random);
    const every = random.uniform(0.7, 5);
    const lasts = Math.min(0.7 * every, random.logUniform(0.08, 1.2));
    const bytes = drawn.baseBytes * random.uniform(0.3, 1.5);
    const first = random.uniform(0.2, every);
    const busy = random.uniform(1.5, 4);
    const inBatch = (hours: number) => (hours < first ? -1 : (hours - first) % every);
    const load = drawn.load;
    return {
      ...within(drawn, bytes),
      load: (hours) => {
        const at = inBatch(hours);
        return load(hours) * (at >= 0 && at < lasts ? busy : 1);
      },
      inFlightBytes: 0.02 * drawn.baseBytes,
      heapGrowth: (hours) => {
        const at = inBatch(hours);
        return at >= 0 && at < lasts ? bytes * (at / lasts) : 0;
      },
    };
  },

  bursts: (random) => {
    const drawn = healthy('bursts', random);
    const bursts: [number, number, number][] = [];
    for (let at = random.exponential() * 2; at < drawn.hours; at += random.exponential() * 3) {
      bursts.push([at, random.logUniform(0.08, 1), random.uniform(1, 5)]);
    }
    const load = drawn.load;
    return {
      ...within(drawn, drawn.baseBytes),
      load: (hours) =>
        load(hours) +
        bursts.reduce(
          (sum, [at, lasts, height]) =>
            hours >= at && hours < at + lasts * 3 ? sum + height * hump((hours - at) / lasts) : sum,
          0,
        ),
      inFlightBytes: drawn.baseBytes * random.uniform(0.1, 0.4),
    };
  },

  'mean-reverting walk': (random) => {
    const drawn = healthy('mean-reverting walk', random);
    const walk = wander(random.uniform(0.03, 0.2), random.logUniform(0.3, 3), random);
    return {
      ...drawn,
      noise: drawNoise(random.logUniform(0.005, 0.04), random),
      heapGrowth: (hours, age) =>
        warmUp(-0.1 * drawn.baseBytes, 0.05)(hours, age) + drawn.baseBytes * walk(hours),
    };
  },

  'cache that fills': (random) => {
    const drawn = healthy('cache that fills', random);
    const hours = random.logUniform(0.5, 7);
    const bytes = drawn.baseBytes * random.uniform(0.3, 2);
    const evenly = random.chance(0.5);
    return {
      ...within(drawn, bytes),
      hours: random.pick([12, 16, 24]),
      truth: { leaking: false, ambiguous: hours > AMBIGUOUS_HOURS },
      heapGrowth: (_hours, age) =>
        bytes * (evenly ? Math.min(1, age / hours) : 1 - Math.exp((-2 * age) / hours)),
    };
  },

  'LRU churn': (random) => {
    const drawn = healthy('LRU churn', random);
    const bytes = drawn.baseBytes * random.uniform(0.3, 1.5);
    return {
      ...within(drawn, bytes),
      majorGcSeconds: random.logUniform(12, 120),
      allocationRate: random.uniform(20, 200) * MIB,
      noise: drawNoise(random.uniform(0.03, 0.15), random),
      heapGrowth: (_hours, age) => bytes * Math.min(1, age / 0.3),
    };
  },

  'traffic ramp': (random) => {
    const drawn = healthy('traffic ramp', random);
    const from = random.uniform(0, 0.4) * drawn.hours;
    const lasts = random.uniform(0.2, 0.6) * drawn.hours;
    const height = random.uniform(0.5, 3);
    const jitter = jitteredLoad(random.uniform(0.03, 0.12), random);
    const inFlightBytes = drawn.baseBytes * random.uniform(0.1, 0.5);
    return {
      ...within(drawn, inFlightBytes * height),
      load: (hours) => jitter(hours) * (1 + height * Math.min(1, Math.max(0, (hours - from) / lasts))),
      inFlightBytes,
    };
  },

  'idle without a major GC': (random) => ({
    ...healthy('idle without a major GC', random),
    load: jitteredLoad(0.02, random),
    allocationRate: random.logUniform(0.005, 0.1) * MIB,
    majorGcSeconds: random.pick([4e4, 1e5, 1e6]),
    garbageShare: random.uniform(0.5, 1.5),
  }),

  'one-off steps after deploys': (random) => {
    const drawn = healthy('one-off steps after deploys', random);
    const isNewProcess = random.chance(0.6);
    const times = deploys(drawn.hours, random.uniform(3, 8), random);
    const bytes = drawn.baseBytes * random.uniform(0.1, 0.4);
    const settles = random.logUniform(0.02, 0.3);
    return {
      ...within(drawn, bytes * times.length),
      restarts: isNewProcess ? times : [],
      heapGrowth: (hours, age) => {
        const steps = times
          .slice(0, isNewProcess ? 4 : 1)
          .reduce((sum, at) => sum + settled(hours - at, settles), 0);
        return bytes * steps + warmUp(-0.2 * drawn.baseBytes, 0.06)(hours, age);
      },
    };
  },

  'redeployed with a warm-up': (random) => {
    const drawn = healthy('redeployed with a warm-up', random);
    const bytes = drawn.baseBytes * random.uniform(0.3, 1);
    return {
      ...within(drawn, bytes),
      restarts: deploys(drawn.hours, random.uniform(2, 6), random),
      heapGrowth: warmUp(bytes, random.logUniform(0.05, 0.6)),
    };
  },
};

function healthy(shape: string, random: Random): Scenario {
  return drawSurroundings(shape, { leaking: false }, random);
}

/** Raises the limit where the shape would reach it: what dies of its size is not healthy. */
function within(scenario: Scenario, extraBytes: number): Scenario {
  const neededBytes =
    ((scenario.baseBytes + scenario.inFlightBytes * 2 + extraBytes) * (1 + scenario.garbageShare)) / 0.75;
  let limitBytes = scenario.limitBytes;
  while (limitBytes < neededBytes) limitBytes *= 2;
  return {
    ...scenario,
    limitBytes,
    containerBytes: Math.max(scenario.containerBytes, limitBytes + 512 * MIB),
  };
}

function settled(hours: number, settleHours: number): number {
  return hours <= 0 ? 0 : 1 - Math.exp(-hours / settleHours);
}

function hump(x: number): number {
  return Math.min(1, x * 4) * Math.min(1, Math.max(0, (3 - x) / 2));
}
