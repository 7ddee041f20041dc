import type { Sample } from '../../exporter/src/detect/sample.ts';
import type { Random } from './random.ts';
import type { Noise, Scenario } from './scenario.ts';

const MIB = 2 ** 20;
const SEMI_SPACE_BYTES = 16 * MIB;
const EPOCH_MS = 1_790_000_000_000;
/** V8's own memory and the program's code, stacks and libraries. */
const RUNTIME_BYTES = 45 * MIB;
/** At this share of the limit V8 gives up, and the service comes back as a new process. */
const DEATH_SHARE = 0.98;

/** Runs a scenario, scrape by scrape: garbage fills the heap, GCs empty it, deploys and death start it anew. */
export function simulate(scenario: Scenario, random: Random): Sample[] {
  const stepHours = scenario.scrapeSeconds / 3600;
  const steps = Math.round(scenario.hours / stepHours);
  const samples: Sample[] = [];
  let process = newProcess(scenario, 0, random);
  let restartsDone = 0;
  let downUntil = 0;
  for (let step = 1; step <= steps; step++) {
    const hours = step * stepHours;
    const restartAt = scenario.restarts[restartsDone];
    const isDue = restartAt !== undefined && hours >= restartAt;
    if (isDue) restartsDone += 1;
    if (isDue || process.hasDied()) {
      downUntil = hours + random.uniform(0.004, 0.02);
      process = newProcess(scenario, downUntil, random);
    }
    if (hours < downUntil) continue;
    const sample = process.advance(hours, stepHours);
    const isMissing = scenario.gaps.some(([from, to]) => hours >= from && hours < to);
    if (isMissing) process.missed();
    else samples.push(sample);
  }
  return samples;
}

function newProcess(scenario: Scenario, startHours: number, random: Random) {
  const heapNoise = noiseSource(scenario.noise, random.fork());
  const externalNoise = noiseSource(scenario.noise, random.fork());
  const residentNoise = noiseSource(
    { share: 1, lastingPart: 0.6, lastingHours: 0.2, skewed: false },
    random.fork(),
  );
  const garbageRate = scenario.garbageShare / scenario.majorGcSeconds;
  let garbageBytes = 0;
  let trigger = random.uniform(0.5, 1.2);
  let minor = 0;
  let major = 0;
  let unreportedLive: number | undefined;
  let peakHeapBytes = 0;
  let peakCommittedBytes = 0;
  let live = scenario.baseBytes;

  function advance(hours: number, stepHours: number): Sample {
    const age = hours - startHours;
    const seconds = stepHours * 3600;
    const load = Math.max(0, scenario.load(hours)) * Math.max(0, 1 + 0.05 * random.normal());
    const inFlight = scenario.inFlightBytes * load;
    live = scenario.baseBytes + inFlight + scenario.heapGrowth(hours, age);
    const allocated = scenario.allocationRate * load * seconds;
    minor += allocated / SEMI_SPACE_BYTES + 0.02;
    const noise = heapNoise(stepHours) * scenario.baseBytes;
    garbageBytes += garbageRate * load * seconds * live;
    let majorGc = false;
    if (garbageBytes >= trigger * scenario.garbageShare * live) {
      // the live set is read at the GC; what came since is in heap used
      garbageBytes = (garbageBytes - trigger * scenario.garbageShare * live) % (scenario.garbageShare * live);
      trigger = random.uniform(0.75, 1.25);
      major += 1;
      unreportedLive = Math.max(MIB, live + noise);
    }
    majorGc = unreportedLive !== undefined;
    const young = SEMI_SPACE_BYTES * (minor % 1);
    const heapUsed = Math.max(MIB, live + noise) + garbageBytes + young;
    peakHeapBytes = Math.max(heapUsed * 1.05, peakHeapBytes * (1 - 0.3 * stepHours));
    const heapTotalBytes =
      scenario.heapSlack === undefined ? undefined : commit(heapUsed, scenario.heapSlack);
    const external = Math.max(
      0.2 * MIB,
      scenario.externalBytes * (1 + externalNoise(stepHours)) + scenario.externalGrowth(hours, age),
    );
    const native = scenario.nativeGrowth(hours, age);
    peakCommittedBytes = Math.max(peakCommittedBytes, heapTotalBytes ?? 0);
    const resident = RUNTIME_BYTES + peakHeapBytes + external + native;
    return {
      timeMs: EPOCH_MS + Math.round(hours * 3600_000),
      heapUsedBytes: Math.round(heapUsed),
      ...(heapTotalBytes === undefined
        ? {}
        : {
            heapTotalBytes: Math.round(heapTotalBytes),
            // what V8 gives up stays mapped for minutes
            privateBytes: Math.round(
              RUNTIME_BYTES + peakCommittedBytes + external + native + 0.5 * MIB * random.normal(),
            ),
          }),
      rssBytes: Math.round(resident + residentNoise(stepHours) * 0.01 * resident),
      heapLimitBytes: scenario.limitBytes,
      majorGc,
      ...(unreportedLive === undefined ? {} : { liveBytes: Math.round(unreportedLive) }),
      externalBytes: Math.round(external),
      containerLimitBytes: scenario.containerBytes,
      majorGcCount: major,
      minorGcCount: Math.floor(minor),
      eventLoopUtilization: Math.min(1, Math.max(0, 0.3 * load + 0.02 * random.normal())),
      processStartMs: EPOCH_MS + Math.round(startHours * 3600_000),
    };
  }

  /** V8 commits more than it uses, now more and now less, and touches it later; what was touched stays resident. */
  function commit(heapUsed: number, slack: number): number {
    const committed = heapUsed * (1.05 + slack * random.uniform(0, 1));
    peakHeapBytes = Math.max(peakHeapBytes, committed * random.uniform(0.6, 1));
    return committed;
  }

  let seen = true;
  return {
    advance(hours: number, stepHours: number): Sample {
      if (seen) unreportedLive = undefined;
      seen = true;
      return advance(hours, stepHours);
    },
    /** The scrape did not arrive: its GC is told by the next one. */
    missed() {
      seen = false;
    },
    hasDied: () => live > DEATH_SHARE * scenario.limitBytes,
  };
}

/** Noise with mean 0 and the share's standard deviation, part of it lasting. */
function noiseSource(noise: Noise, random: Random): (stepHours: number) => number {
  const fresh = () => (noise.skewed ? random.exponential() - 1 : random.normal());
  let lasting = random.normal();
  return (stepHours) => {
    const keep = Math.exp(-stepHours / noise.lastingHours);
    lasting = keep * lasting + Math.sqrt(1 - keep * keep) * random.normal();
    return (
      noise.share * (Math.sqrt(noise.lastingPart) * lasting + Math.sqrt(1 - noise.lastingPart) * fresh())
    );
  };
}
