import { LEAK_STATES, type LeakState } from '../../../exporter/src/detect/verdict.ts';
import type { HeapHistory } from './heap-history.ts';

const MIB = 1024 * 1024;
const HOURS = 5;
const STEP_SECONDS = 240;
/** How long ago the leaks began. */
const GROWTH_HOURS = 4;

/** What one process of the fleet published all the while. */
export interface FleetProcess {
  readonly job: string;
  readonly instance: string;
  readonly state: LeakState;
  readonly startMiB: number;
  readonly slopeMiBPerHour: number;
  readonly limitMiB: number;
  readonly confidence: number;
}

/** Two hundred services: two leak, one is overloaded, some cannot be judged yet, the rest is well. */
export const FLEET: readonly FleetProcess[] = Array.from({ length: 200 }, (_, index) => {
  const quiet = { job: 'api', instance: `api-${String(index).padStart(3, '0')}`, limitMiB: 1_024 };
  const startMiB = 60 + ((index * 37) % 90);
  if (index === 42) {
    return { ...quiet, state: 'leaking', startMiB, slopeMiBPerHour: 12.5, confidence: 0.98 };
  }
  if (index === 117) {
    return { ...quiet, state: 'leaking', startMiB, slopeMiBPerHour: 2.6, confidence: 0.72 };
  }
  if (index === 5) return { ...quiet, state: 'overload', startMiB, slopeMiBPerHour: 30, confidence: 0.4 };
  const state = index % 20 === 0 ? 'not_enough_gcs' : index % 33 === 0 ? 'warming_up' : 'stable';
  return { ...quiet, state, startMiB, slopeMiBPerHour: 0, confidence: 0.1 };
});

/** Families of OpenMetrics text, each in one piece whatever order their samples come in. */
class Families {
  readonly #lines = new Map<string, string[]>();

  write(name: string, labels: string, samples: readonly Sample[]): void {
    const lines = this.#lines.get(name) ?? [`# TYPE ${name} gauge`];
    for (const [seconds, value] of samples)
      lines.push(`${name}{${labels}} ${value === Number.POSITIVE_INFINITY ? '+Inf' : value} ${seconds}`);
    this.#lines.set(name, lines);
  }

  text(): string {
    return `${[...this.#lines.values()].flat().join('\n')}\n# EOF\n`;
  }
}

type Sample = readonly [seconds: number, value: number];

/** The fleet in OpenMetrics text, for `promtool tsdb create-blocks-from openmetrics`; ends at `endSeconds`. */
export function fleetText(fleet: readonly FleetProcess[], endSeconds: number): string {
  const families = new Families();
  for (const member of fleet) {
    const owner = `job="${member.job}",instance="${member.instance}"`;
    const isolate = `${owner},isolate="main"`;
    const live = liveSet(member, endSeconds);
    const level = (value: number) => live.map(([seconds]): Sample => [seconds, value]);
    families.write('heapwatch_heap_live_bytes', isolate, live);
    families.write('heapwatch_heap_used_bytes', isolate, live);
    families.write('heapwatch_heap_limit_bytes', isolate, level(member.limitMiB * MIB));
    families.write('heapwatch_external_memory_bytes', isolate, level(12 * MIB));
    families.write(
      'heapwatch_resident_memory_bytes',
      owner,
      live.map(([seconds, bytes]): Sample => [seconds, bytes + 70 * MIB]),
    );
    families.write('heapwatch_process_start_time_seconds', owner, level(endSeconds - HOURS * 3_600));
    writeVerdict(families, member, live.at(-1)?.[1] ?? 0, endSeconds);
  }
  return families.text();
}

/** The verdicts alone, of a process whose heap has a history of its own. */
export function verdictText(history: HeapHistory, endSeconds: number): string {
  const families = new Families();
  const member = { ...history, state: 'leaking', startMiB: 0, confidence: 0.97 } as const;
  writeVerdict(families, member, history.liveMiB * MIB, endSeconds);
  return families.text();
}

/** Verdicts of the last ten minutes. Leaks began when the history did. */
function writeVerdict(families: Families, member: FleetProcess, bytes: number, endSeconds: number): void {
  const heap = `job="${member.job}",instance="${member.instance}",isolate="main",memory="heap"`;
  const isLeak = member.state === 'leaking';
  const recent = (value: number) =>
    Array.from({ length: 6 }, (_, index): Sample => [endSeconds - (5 - index) * STEP_SECONDS, value]);
  const write = families.write.bind(families);
  for (const state of LEAK_STATES) {
    write('heapwatch_leak_state', `${heap},state="${state}"`, recent(Number(state === member.state)));
  }
  const slope = (member.slopeMiBPerHour * MIB) / 3_600;
  write('heapwatch_leak_suspected', heap, recent(Number(isLeak)));
  write('heapwatch_leak_slope_bytes_per_second', heap, recent(slope));
  write('heapwatch_leak_confidence_ratio', heap, recent(member.confidence));
  if (isLeak)
    write('heapwatch_leak_since_timestamp_seconds', heap, recent(endSeconds - GROWTH_HOURS * 3_600));
  const left = slope > 0 ? (member.limitMiB * MIB - bytes) / slope : Number.POSITIVE_INFINITY;
  write('heapwatch_leak_time_to_limit_seconds', heap, recent(left));
}

/** The live set: steps, one in ten minutes, that scatter by a few percent and rise by the slope. */
function liveSet(member: FleetProcess, endSeconds: number): Sample[] {
  const count = (HOURS * 3_600) / STEP_SECONDS;
  return Array.from({ length: count + 1 }, (_, index) => {
    const step = Math.floor(index / 3) * 3;
    const hours = (step * STEP_SECONDS) / 3_600;
    const scatter = 1 + 0.03 * Math.sin(step * 2.3 + member.startMiB);
    const mebibytes = member.startMiB * scatter + hours * member.slopeMiBPerHour;
    return [endSeconds - (count - index) * STEP_SECONDS, Math.round(mebibytes * MIB)];
  });
}
