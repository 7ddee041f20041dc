import type { Series } from './corpus.ts';
import type { Alarm } from './methods/method.ts';

/** What one method did on one series. */
export interface SeriesScore {
  readonly name: string;
  readonly shape: string;
  readonly leaking: boolean;
  readonly ambiguous: boolean;
  readonly hours: number;
  /** Alarms on a healthy series, or before the onset of a leak. */
  readonly falseAlarms: number;
  /** Hours from the onset to the first alarm after it; undefined where none came. */
  readonly delayHours?: number;
  readonly delayShareOfLimit?: number;
  readonly rightMemory?: boolean;
  /** Slope over truth, less one: at the alarm, and when the method last spoke. */
  readonly slopeErrorAtAlarm?: number;
  readonly slopeErrorAtEnd?: number;
}

/** A method's figures over many series: see README.md for each one's definition. */
export interface Scorecard {
  readonly precision: number;
  /** The same without series that are labelled ambiguous. */
  readonly clearPrecision: number;
  readonly recall: number;
  readonly falseAlarmsPerDay: number;
  readonly medianDelayHours: number;
  readonly medianDelayShareOfLimit: number;
  readonly rightMemoryShare: number;
  readonly medianSlopeErrorAtAlarm: number;
  readonly medianSlopeErrorAtEnd: number;
}

export function scoreSeries(series: Series, alarms: readonly Alarm[]): SeriesScore {
  const { truth } = series;
  const beginMs = (series.samples[0]?.timeMs ?? 0) - 15_000;
  const onsetMs = truth.leaking ? beginMs + (truth.onsetHours ?? 0) * 3600_000 : Number.POSITIVE_INFINITY;
  const found = alarms.find((alarm) => alarm.fromMs >= onsetMs);
  const score = {
    name: series.name,
    shape: series.shape,
    leaking: truth.leaking,
    ambiguous: truth.ambiguous ?? false,
    hours: series.hours,
    falseAlarms: alarms.filter((alarm) => alarm.fromMs < onsetMs).length,
  };
  if (found === undefined) return score;
  const delayHours = (found.fromMs - onsetMs) / 3600_000;
  const spoken = alarms.filter((alarm) => alarm.fromMs >= onsetMs).at(-1);
  return {
    ...score,
    delayHours,
    delayShareOfLimit: delayHours / (truth.hoursToLimit ?? Number.NaN),
    ...(found.memory === undefined ? {} : { rightMemory: found.memory === truth.memory }),
    ...slopeError('slopeErrorAtAlarm', found.slopeBytesPerHour, truth.slopeBytesPerHour),
    ...slopeError('slopeErrorAtEnd', spoken?.lastSlopeBytesPerHour, truth.slopeBytesPerHour),
  };
}

function slopeError<K extends string>(key: K, said: number | undefined, truth: number | undefined) {
  if (said === undefined || truth === undefined) return {};
  return { [key]: said / truth - 1 } as Record<K, number>;
}

export function addUp(scores: readonly SeriesScore[]): Scorecard {
  const found = scores.filter((score) => score.delayHours !== undefined);
  const days = sum(scores.map((score) => score.hours)) / 24;
  const numbers = (of: (score: SeriesScore) => number | undefined) =>
    found.map(of).filter((value) => value !== undefined);
  const memory = found.filter((score) => score.rightMemory !== undefined);
  return {
    precision: precision(scores),
    clearPrecision: precision(scores.filter((score) => !score.ambiguous)),
    recall: found.length / scores.filter((score) => score.leaking).length,
    falseAlarmsPerDay: sum(scores.map((score) => score.falseAlarms)) / days,
    medianDelayHours: median(numbers((score) => score.delayHours)),
    medianDelayShareOfLimit: median(numbers((score) => score.delayShareOfLimit)),
    rightMemoryShare: memory.filter((score) => score.rightMemory).length / memory.length,
    medianSlopeErrorAtAlarm: median(numbers((score) => score.slopeErrorAtAlarm).map(Math.abs)),
    medianSlopeErrorAtEnd: median(numbers((score) => score.slopeErrorAtEnd).map(Math.abs)),
  };
}

function precision(scores: readonly SeriesScore[]): number {
  const found = scores.filter((score) => score.delayHours !== undefined).length;
  return found / (found + scores.filter((score) => score.falseAlarms > 0).length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
