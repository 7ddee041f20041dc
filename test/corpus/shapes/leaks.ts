import type { MemoryKind } from '../../../exporter/src/detect/sample.ts';
import type { Random } from '../random.ts';
import type { Scenario, Truth } from '../scenario.ts';
import {
  dailyLoad,
  deploys,
  drawLimit,
  drawNoise,
  drawSurroundings,
  jitteredLoad,
  MIB,
  scrapeGaps,
} from './surroundings.ts';

/** Draws a scenario of one shape. */
export type Shape = (random: Random) => Scenario;

const NONE: Truth = { leaking: true };

export const LEAK_SHAPES: Readonly<Record<string, Shape>> = {
  slow: (random) => withLeak(drawSurroundings('slow', NONE, random), random, { mibPerHour: [0.5, 6] }),

  medium: (random) => withLeak(drawSurroundings('medium', NONE, random), random, { mibPerHour: [6, 60] }),

  fast: (random) => withLeak(drawSurroundings('fast', NONE, random), random, { mibPerHour: [60, 500] }),

  stepped: (random) => {
    const everyHours = random.logUniform(0.1, 1);
    return withLeak(drawSurroundings('stepped', NONE, random), random, {
      mibPerHour: [3, 100],
      grown: (hours) => everyHours * Math.floor(hours / everyHours),
    });
  },

  'starting late': (random) =>
    withLeak(drawSurroundings('starting late', NONE, random), random, {
      mibPerHour: [3, 300],
      onsetShare: [0.15, 0.55],
    }),

  'under daily load': (random) => {
    const drawn = drawSurroundings('under daily load', NONE, random);
    const load = dailyLoad(random.uniform(0.2, 0.6), random);
    const scenario = {
      ...drawn,
      hours: random.pick([16, 20, 24]),
      load,
      inFlightBytes: drawn.baseBytes * random.uniform(0.1, 0.5),
    };
    const perRequest = random.chance(0.5) ? cumulated(load, 30) : undefined;
    return withLeak(scenario, random, { mibPerHour: [2, 100], ...(perRequest ? { grown: perRequest } : {}) });
  },

  'in heavy garbage': (random) =>
    withLeak(
      {
        ...drawSurroundings('in heavy garbage', NONE, random),
        majorGcSeconds: random.logUniform(12, 60),
        garbageShare: random.uniform(0.8, 3),
        allocationRate: random.uniform(40, 300) * MIB,
        noise: drawNoise(random.uniform(0.05, 0.2), random),
      },
      random,
      { mibPerHour: [3, 150] },
    ),

  'GC-starved': (random) =>
    withLeak(
      {
        ...drawSurroundings('GC-starved', NONE, random),
        hours: random.pick([12, 16, 20, 24]),
        majorGcSeconds: random.logUniform(1000, 4000),
        allocationRate: random.logUniform(0.1, 1) * MIB,
        garbageShare: random.uniform(0.5, 1.5),
      },
      random,
      { mibPerHour: [2, 60] },
    ),

  'external only': (random) =>
    withLeak(drawSurroundings('external only', NONE, random), random, {
      mibPerHour: [2, 300],
      memory: 'external',
    }),

  'native only': (random) =>
    withLeak(drawSurroundings('native only', NONE, random), random, {
      mibPerHour: [5, 300],
      memory: 'native',
    }),

  'across redeploys': (random) => {
    const hours = random.pick([12, 16, 20, 24]);
    return withLeak(
      {
        ...drawSurroundings('across redeploys', NONE, random),
        hours,
        restarts: deploys(hours, random.uniform(2, 6), random),
      },
      random,
      { mibPerHour: [3, 120] },
    );
  },

  'with missing scrapes': (random) => {
    const drawn = drawSurroundings('with missing scrapes', NONE, random);
    return withLeak({ ...drawn, gaps: scrapeGaps(drawn.hours, random) }, random, { mibPerHour: [2, 200] });
  },

  noisy: (random) =>
    withLeak(
      {
        ...drawSurroundings('noisy', NONE, random),
        hours: random.pick([12, 16, 24]),
        noise: drawNoise(random.uniform(0.08, 0.2), random),
        load: jitteredLoad(random.uniform(0.1, 0.3), random),
      },
      random,
      { mibPerHour: [2, 60] },
    ),
};

interface Leak {
  readonly mibPerHour: readonly [number, number];
  readonly memory?: MemoryKind;
  readonly onsetShare?: readonly [number, number];
  /** Leaked so far at one unit an hour, as a process of this age would have it; even growth unless said. */
  readonly grown?: (hours: number) => number;
}

/** Least rise of a whole leak, in standard deviations of the noise: less drowns in any method. */
const LEAST_RISE_SDS = 1;

/** How often a leak is left to reach its limit within the series. */
const DIES = 0.03;

function withLeak(scenario: Scenario, random: Random, leak: Leak): Scenario {
  const memory = leak.memory ?? 'heap';
  const onsetHours = leak.onsetShare ? scenario.hours * random.uniform(...leak.onsetShare) : 0;
  const base = { heap: scenario.baseBytes, external: scenario.externalBytes, native: 60 * MIB }[memory];
  const noiseBytes = scenario.noise.share * base + (memory === 'native' ? 3 * MIB : 0);
  const [from, to] = leak.mibPerHour;
  const grownHours = scenario.hours - onsetHours;
  const least = (LEAST_RISE_SDS * noiseBytes) / grownHours / MIB;
  const slope = random.logUniform(Math.min(Math.max(from, least), to), to) * MIB;
  const grown = leak.grown ?? ((hours: number) => hours);
  const hasDeploys = scenario.restarts.length > 0;

  const leaked = (hours: number, age: number) => {
    const began = Math.max(onsetHours, hours - age);
    if (hours <= began) return 0;
    return slope * (grown(hours) - grown(began));
  };
  const averageSlope = (slope * (grown(scenario.hours) - grown(onsetHours))) / grownHours;
  const roomBytes = (random.chance(DIES) ? 0.5 : 1.15) * averageSlope * grownHours;
  const heapBytes = (scenario.baseBytes + 2 * scenario.inFlightBytes) * (1 + scenario.garbageShare);
  const limitBytes =
    memory === 'heap' ? drawLimit(heapBytes + roomBytes, random) : drawLimit(1.5 * heapBytes, random);
  const containerBytes = drawLimit(heapBytes + 2 * scenario.externalBytes + 90 * MIB + roomBytes, random);
  const limit =
    memory === 'heap'
      ? limitBytes - scenario.baseBytes - scenario.inFlightBytes
      : containerBytes - heapBytes - scenario.externalBytes - 60 * MIB;
  const add =
    (growth: (hours: number, age: number) => number): typeof growth =>
    (hours, age) =>
      growth(hours, age) + leaked(hours, age);
  return {
    ...scenario,
    limitBytes,
    containerBytes,
    heapGrowth: memory === 'heap' ? add(scenario.heapGrowth) : scenario.heapGrowth,
    externalGrowth: memory === 'external' ? add(scenario.externalGrowth) : scenario.externalGrowth,
    nativeGrowth: memory === 'native' ? add(scenario.nativeGrowth) : scenario.nativeGrowth,
    truth: {
      leaking: true,
      memory,
      onsetHours,
      slopeBytesPerHour: hasDeploys ? slope : averageSlope,
      hoursToLimit: Math.max(0.1, limit / averageSlope),
    },
  };
}

/** Requests answered by each hour, in units of an hour at load 1. */
function cumulated(load: (hours: number) => number, upTo: number): (hours: number) => number {
  const sums = [0];
  for (let i = 0; i < upTo * 60; i++) sums.push((sums[i] ?? 0) + load(i / 60) / 60);
  return (hours) => {
    const at = Math.min(sums.length - 2, Math.max(0, hours * 60));
    const low = Math.floor(at);
    return (sums[low] ?? 0) + (at - low) * ((sums[low + 1] ?? 0) - (sums[low] ?? 0));
  };
}
