import type { MemoryKind, Sample } from '../../../exporter/src/detect/sample.ts';
import type { Series } from '../corpus.ts';

/** A span in which a method said "leak". */
export interface Alarm {
  readonly fromMs: number;
  /** Undefined when it lasted to the end of the series. */
  readonly toMs?: number;
  readonly memory?: MemoryKind;
  /** What the method says of the slope: when it began to speak, and when it last did. */
  readonly slopeBytesPerHour?: number;
  readonly lastSlopeBytesPerHour?: number;
}

/** Anything that can be scored: it reads a whole series and tells its alarms, in order of time. */
export interface Method {
  readonly name: string;
  readonly judge: (series: Series) => readonly Alarm[] | Promise<readonly Alarm[]>;
}

/** What a method that goes along with the series says after each sample. */
export interface Opinion {
  readonly leaking: boolean;
  readonly memory?: MemoryKind;
  readonly slopeBytesPerHour?: number;
}

/** A method that is fed sample by sample and knows nothing of what comes. */
export function fedMethod(name: string, start: () => (sample: Sample) => Opinion): Method {
  return { name, judge: (series) => alarmsOf(series.samples, start()) };
}

function alarmsOf(samples: readonly Sample[], push: (sample: Sample) => Opinion): Alarm[] {
  const alarms: Alarm[] = [];
  let current: Alarm | undefined;
  for (const sample of samples) {
    const { leaking, memory, slopeBytesPerHour } = push(sample);
    if (leaking && current === undefined) {
      current = {
        fromMs: sample.timeMs,
        ...(memory === undefined ? {} : { memory }),
        ...(slopeBytesPerHour === undefined ? {} : { slopeBytesPerHour }),
      };
    }
    if (current === undefined) continue;
    if (leaking) {
      if (slopeBytesPerHour !== undefined) current = { ...current, lastSlopeBytesPerHour: slopeBytesPerHour };
    } else {
      alarms.push({ ...current, toMs: sample.timeMs });
      current = undefined;
    }
  }
  return current === undefined ? alarms : [...alarms, current];
}
