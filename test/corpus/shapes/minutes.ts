import type { MemoryKind } from '../../../exporter/src/detect/sample.ts';
import type { Random } from '../random.ts';
import type { Scenario, Truth } from '../scenario.ts';
import type { Shape } from './leaks.ts';
import { jitteredLoad, MIB, warmUp } from './surroundings.ts';

const SECOND = 1 / 3600;
const NOTHING = () => 0;

/** The first minutes of small programs whose major GCs are forced every few seconds. */
export const MINUTE_SHAPES: Readonly<Record<string, Shape>> = {
  'leak from the start': (random) => leak('leak from the start', 'heap', random),
  'leak of buffers': (random) => leak('leak of buffers', 'external', random),
  'leak of native memory': (random) => leak('leak of native memory', 'native', random),
  'warm-up, then plateau': (random) => {
    const drawn = program('warm-up, then plateau', { leaking: false }, random);
    return {
      ...drawn,
      heapGrowth: warmUp(random.uniform(5, 60) * MIB, random.uniform(2, 10) * SECOND),
    };
  },
  'bounded cache that fills': (random) => {
    const seconds = random.uniform(10, 50);
    const bytes = random.uniform(5, 80) * MIB;
    return {
      ...program('bounded cache that fills', { leaking: false }, random),
      heapGrowth: (_hours, age) => bytes * Math.min(1, age / (seconds * SECOND)),
    };
  },
  'LRU under churn': (random) => ({
    ...program('LRU under churn', { leaking: false }, random),
    noise: { share: random.uniform(0.01, 0.05), lastingPart: 0.3, lastingHours: 5 * SECOND, skewed: false },
    heapGrowth: warmUp(random.uniform(10, 40) * MIB, 3 * SECOND),
  }),
  'large constant heap': (random) => ({
    ...program('large constant heap', { leaking: false }, random),
    baseBytes: random.uniform(200, 500) * MIB,
  }),
  'batch job': (random) => {
    const seconds = random.uniform(8, 40);
    const bytes = random.uniform(10, 80) * MIB;
    return {
      ...program('batch job', { leaking: false }, random),
      heapGrowth: (hours) => bytes * ((hours / (seconds * SECOND)) % 1),
    };
  },
};

function program(shape: string, truth: Truth, random: Random): Scenario {
  const leaking = truth.leaking;
  return {
    shape,
    truth,
    hours: (leaking ? 75 : 150) * SECOND,
    scrapeSeconds: random.pick([1, 2]),
    limitBytes: random.pick([128, 512, 2048, 4144]) * MIB,
    containerBytes: 16384 * MIB,
    baseBytes: random.logUniform(4, 40) * MIB,
    externalBytes: random.uniform(1, 6) * MIB,
    noise: { share: random.logUniform(0.001, 0.02), lastingPart: 0, lastingHours: 1, skewed: true },
    load: jitteredLoad(0.1, random),
    inFlightBytes: random.uniform(0, 1) * MIB,
    allocationRate: random.logUniform(1, 100) * MIB,
    garbageShare: random.uniform(0.2, 1),
    majorGcSeconds: random.uniform(2, 5),
    heapGrowth: warmUp(random.uniform(0.5, 4) * MIB, random.uniform(1, 3) * SECOND),
    externalGrowth: NOTHING,
    // the allocator and the pool of threads take their time
    nativeGrowth: warmUp(random.uniform(2, 20) * MIB, random.logUniform(2, 60) * SECOND),
    heapSlack: random.uniform(0.1, 1.5),
    restarts: [],
    gaps: [],
  };
}

function leak(shape: string, memory: MemoryKind, random: Random): Scenario {
  const slope = random.logUniform(5, 150) * 60 * MIB;
  const truth = { leaking: true, memory, onsetHours: 0, slopeBytesPerHour: slope, hoursToLimit: 1 };
  const drawn = program(shape, truth, random);
  const limitBytes = Math.max(drawn.limitBytes, drawn.baseBytes + slope * drawn.hours * 1.5);
  const add = (growth: Scenario['heapGrowth']): Scenario['heapGrowth'] => {
    return (hours, age) => growth(hours, age) + slope * age;
  };
  return {
    ...drawn,
    limitBytes,
    truth: { ...truth, hoursToLimit: (limitBytes - drawn.baseBytes) / slope },
    heapGrowth: memory === 'heap' ? add(drawn.heapGrowth) : drawn.heapGrowth,
    externalGrowth: memory === 'external' ? add(drawn.externalGrowth) : drawn.externalGrowth,
    nativeGrowth: memory === 'native' ? add(drawn.nativeGrowth) : drawn.nativeGrowth,
  };
}
