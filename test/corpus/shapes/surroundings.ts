import type { Random } from '../random.ts';
import type { Noise, Scenario, Truth } from '../scenario.ts';

export const MIB = 2 ** 20;
const NOTHING = () => 0;

/** A service of no special kind: size, limit, noise, traffic and GCs drawn widely. Shapes change what they are about. */
export function drawSurroundings(shape: string, truth: Truth, random: Random): Scenario {
  const baseBytes = random.logUniform(25, 350) * MIB;
  return {
    shape,
    truth,
    hours: random.pick([6, 8, 10, 12, 16, 20, 24, 24]),
    scrapeSeconds: 15,
    limitBytes: drawLimit(4 * baseBytes, random),
    containerBytes: random.pick([1024, 2048, 4096, 8192]) * MIB,
    baseBytes,
    externalBytes: random.logUniform(2, 60) * MIB,
    noise: drawNoise(random.logUniform(0.01, 0.2), random),
    load: jitteredLoad(random.uniform(0.02, 0.12), random),
    inFlightBytes: baseBytes * random.logUniform(0.005, 0.1),
    allocationRate: random.logUniform(0.5, 40) * MIB,
    garbageShare: random.logUniform(0.3, 1.6),
    majorGcSeconds: random.logUniform(60, 1800),
    heapGrowth: warmUp(baseBytes * random.uniform(-0.3, -0.05), random.logUniform(0.02, 0.15)),
    externalGrowth: NOTHING,
    nativeGrowth: warmUp(random.uniform(5, 25) * MIB, random.logUniform(0.05, 0.6)),
    restarts: [],
    gaps: [],
  };
}

export function drawNoise(share: number, random: Random): Noise {
  return {
    share,
    lastingPart: random.pick([0, 0, 0.1, 0.4]),
    lastingHours: random.logUniform(0.05, 0.6),
    skewed: random.chance(0.4),
  };
}

const LIMITS_MIB = [256, 512, 768, 1024, 1536, 2048, 4144, 8192];

/** A heap limit that services run with, one that holds at least `neededBytes`. */
export function drawLimit(neededBytes: number, random: Random): number {
  const roomy = LIMITS_MIB.filter((limit) => limit * MIB >= neededBytes);
  return (roomy.length > 0 ? random.pick(roomy) : 16384) * MIB;
}

/** What a process takes on after its start: `bytes` in the end, two thirds of it after `hours`. */
export function warmUp(bytes: number, hours: number): (at: number, age: number) => number {
  return (_at, age) => bytes * (1 - Math.exp(-age / hours));
}

/** Traffic without a rhythm: it wanders around 1. */
export function jitteredLoad(share: number, random: Random): (hours: number) => number {
  return wander(share, random.logUniform(0.1, 1), random, 1);
}

/** A day's rise and fall, its peak anywhere, the night at `night` of the mean. */
export function dailyLoad(night: number, random: Random): (hours: number) => number {
  const phase = random.uniform(0, 24);
  const jitter = jitteredLoad(random.uniform(0.02, 0.08), random);
  const sharpness = random.uniform(0.7, 1.5);
  return (hours) => {
    const wave = ((1 + Math.cos((2 * Math.PI * (hours - phase)) / 24)) / 2) ** sharpness;
    return (night + 2 * (1 - night) * wave) * jitter(hours);
  };
}

/** Ornstein–Uhlenbeck around `mean`, drawn ahead on a grid of a minute. */
export function wander(
  share: number,
  hoursToForget: number,
  random: Random,
  mean = 0,
): (hours: number) => number {
  const stepHours = 1 / 60;
  const keep = Math.exp(-stepHours / hoursToForget);
  const values = [random.normal()];
  for (let i = 1; i <= 30 * 60; i++) {
    values.push(keep * (values[i - 1] ?? 0) + Math.sqrt(1 - keep * keep) * random.normal());
  }
  return (hours) => mean + share * (values[Math.min(values.length - 1, Math.floor(hours / stepHours))] ?? 0);
}

/** Deploys every `everyHours`, not quite on time. */
export function deploys(hours: number, everyHours: number, random: Random): number[] {
  const times: number[] = [];
  for (let at = everyHours * random.uniform(0.3, 1); at < hours - 0.3; ) {
    times.push(at);
    at += everyHours * random.uniform(0.8, 1.2);
  }
  return times;
}

/** Spans without a scrape: many of minutes, and now and then an hour. */
export function scrapeGaps(hours: number, random: Random): [number, number][] {
  const gaps: [number, number][] = [];
  for (let at = random.exponential() * 0.4; at < hours; at += random.exponential() * 0.5) {
    gaps.push([at, at + (random.chance(0.07) ? random.uniform(0.3, 1.2) : random.logUniform(0.01, 0.15))]);
  }
  return gaps;
}
