import type { Cell } from './condensed-history.ts';
import { type GrowthWindow, testWindow } from './growth/growth-window.ts';
import { roughRise } from './growth/window-look.ts';
import { windowPoints } from './growth/window-points.ts';
import { fitWithinLives } from './growth/within-lives.ts';
import {
  type EarlyPace,
  earlyPace,
  leastNativeRiseBytes,
  patienceHoursAt,
  windowLadder,
} from './patience.ts';
import type { MemoryKind } from './sample.ts';
import type { Thresholds } from './thresholds.ts';

const HOUR_MS = 3600_000;
/** A window is tested anew after this part of it. */
const AGAIN_SHARE = 1 / 20;
/** But not sooner than after so many samples. */
const AGAIN_SAMPLES = 4;
/** Rise at which a window is worth its tests, as a part of what they ask for. */
const WORTH_A_TEST = 0.4;

/** A leak that was told and not revoked. */
export interface Alarm {
  beganMs: number;
  toldMs: number;
  /** When all tests of a window last passed that is not much longer than the one it was told by. */
  confirmedMs: number;
  /** The window it was told by, and the longest that has passed since: that one knows the slope best. */
  toldHours: number;
  hours: number;
  slope: number;
  slopeError: number;
  roomBytes: number;
}

/** What is saved of a watch. */
export interface SavedWatch {
  readonly alarm: Alarm | undefined;
  /** Since when each window of the ladder has passed, milliseconds; 0 for not. */
  readonly passedSinceMs: readonly number[];
}

/** What a watch looks at, after each sample. */
export interface Surroundings {
  readonly cells: readonly Cell[];
  readonly limitBytes: number;
  readonly residentBytes: number;
  /** Whether samples tell what V8 has committed. */
  readonly isHeapTotalKnown: boolean;
  /** Whether they tell besides what the process has asked for. */
  readonly isPrivateKnown: boolean;
  readonly spanMs: number;
  /** The event loop is saturated: what grows now may be work that piles up. */
  readonly isSaturated: boolean;
}

/** Watches one kind of memory: tests each window of the ladder as it fills, tells a leak and revokes it. */
export class GrowthWatch {
  readonly memory: MemoryKind;
  readonly #thresholds: Thresholds;
  readonly #isEarly: boolean;
  readonly #ladder: readonly number[];
  readonly #dueMs: Float64Array;
  readonly #passedSinceMs: Float64Array;
  alarm: Alarm | undefined;
  /** The window of the patience, or the longest there is: what the slope of a process that does not leak is read from. */
  usual: GrowthWindow | undefined;

  constructor(memory: MemoryKind, thresholds: Thresholds, isEarly: boolean, saved?: SavedWatch) {
    this.memory = memory;
    this.#thresholds = thresholds;
    this.#isEarly = isEarly;
    this.#ladder = windowLadder(isEarly, thresholds);
    this.#dueMs = new Float64Array(this.#ladder.length);
    this.#passedSinceMs = new Float64Array(this.#ladder.length);
    saved?.passedSinceMs.slice(0, this.#ladder.length).forEach((ms, i) => {
      this.#passedSinceMs[i] = ms;
    });
    this.alarm = saved?.alarm && { ...saved.alarm };
  }

  saved(): SavedWatch {
    return { alarm: this.alarm, passedSinceMs: [...this.#passedSinceMs] };
  }

  look(surroundings: Surroundings): void {
    const { cells, spanMs } = surroundings;
    const newest = cells.at(-1);
    const oldest = cells[0];
    if (newest === undefined || oldest === undefined) return;
    const nowMs = newest.toMs;
    const seenHours = (nowMs - oldest.fromMs) / HOUR_MS;
    const ageHours = (nowMs - newest.bornMs) / HOUR_MS;
    const early = this.#pace(surroundings);
    const patienceHours = patienceHoursAt(ageHours, early, this.#thresholds);
    const usualHours = Math.min(seenHours / WHOLE, patienceHours * 1.01);
    for (let i = 0; i < this.#ladder.length; i++) {
      const hours = this.#ladder[i] as number;
      if (hours * WHOLE > seenHours) break;
      const isUsual = hours <= usualHours && (this.#ladder[i + 1] as number) > usualHours;
      if (nowMs < (this.#dueMs[i] as number)) continue;
      this.#dueMs[i] = nowMs + Math.max(hours * AGAIN_SHARE * HOUR_MS, AGAIN_SAMPLES * spanMs);
      const window =
        isUsual || this.#isWorthIt(hours, patienceHours, surroundings)
          ? this.#test(hours, patienceHours, surroundings, false)
          : undefined;
      if (isUsual) this.usual = window;
      const isOldEnough = ageHours >= (early?.speakHours ?? 0);
      this.#follow(i, window, nowMs, patienceHours, isOldEnough && !surroundings.isSaturated);
    }
    if (this.alarm !== undefined && this.#hasEnded(this.alarm, cells, nowMs)) this.alarm = undefined;
  }

  /** All tests of the window that tells most: the one that passes, else the one that passes most of them. */
  explain(surroundings: Surroundings): GrowthWindow | undefined {
    const { cells } = surroundings;
    const newest = cells.at(-1);
    if (newest === undefined) return undefined;
    const seenHours = (newest.toMs - (cells[0]?.fromMs ?? newest.toMs)) / HOUR_MS;
    const ageHours = (newest.toMs - newest.bornMs) / HOUR_MS;
    const patienceHours = patienceHoursAt(ageHours, this.#pace(surroundings), this.#thresholds);
    let best: GrowthWindow | undefined;
    for (const hours of this.#ladder) {
      if (hours * WHOLE > seenHours) break;
      const window = this.#test(hours, patienceHours, surroundings, true);
      if (window !== undefined && (best === undefined || passed(window) >= passed(best))) best = window;
    }
    return best;
  }

  #pace({ isHeapTotalKnown }: Surroundings): EarlyPace | undefined {
    return this.#isEarly ? earlyPace(this.memory, isHeapTotalKnown, this.#thresholds) : undefined;
  }

  /** A window must pass for a while before it counts. */
  #follow(
    rung: number,
    window: GrowthWindow | undefined,
    nowMs: number,
    patienceHours: number,
    mayTell: boolean,
  ): void {
    if (window === undefined || !window.isGrowing) {
      this.#passedSinceMs[rung] = 0;
      return;
    }
    if (this.#passedSinceMs[rung] === 0) this.#passedSinceMs[rung] = nowMs;
    const heldMs = nowMs - (this.#passedSinceMs[rung] as number);
    const hasHeld = heldMs >= this.#thresholds.holdShare * window.hours * HOUR_MS;
    if (hasHeld && mayTell) this.#confirm(window, nowMs, patienceHours);
  }

  #confirm(window: GrowthWindow, nowMs: number, patienceHours: number): void {
    const { hours, slope, slopeError, roomBytes, beganMs } = window;
    const alarm = this.alarm;
    if (alarm === undefined) {
      this.alarm = {
        beganMs,
        toldMs: nowMs,
        confirmedMs: nowMs,
        toldHours: hours,
        hours,
        slope,
        slopeError,
        roomBytes,
      };
      return;
    }
    // a much longer window goes on passing for hours after growth has ended; the patience of a young process grows
    const usualHours = this.#isEarly ? Math.max(alarm.toldHours, patienceHours) : alarm.toldHours;
    if (hours < MUCH_LONGER * usualHours) alarm.confirmedMs = nowMs;
    alarm.roomBytes = roomBytes;
    if (hours >= alarm.hours) {
      Object.assign(alarm, { hours, slope, slopeError, beganMs: Math.min(alarm.beganMs, beganMs) });
    }
  }

  /** Growth has ended when it is clearly less than a part of what was told, or was not confirmed for twice its window. */
  #hasEnded(alarm: Alarm, cells: readonly Cell[], nowMs: number): boolean {
    const unconfirmedMs = nowMs - alarm.confirmedMs;
    const windowMs = alarm.toldHours * HOUR_MS;
    if (unconfirmedMs < windowMs / 4) return false;
    if (unconfirmedMs > 2 * windowMs) return true;
    const lookMs = Math.min(unconfirmedMs, windowMs) * 0.75;
    const points = windowPoints(cells, this.memory, nowMs - lookMs);
    if (points.count < this.#thresholds.leastPoints) return false;
    const fit = fitWithinLives(points, points.hours, points.levels, points.loads);
    if (fit === undefined) return false;
    return fit.slope + 2 * fit.slopeError < this.#thresholds.endedShare * alarm.slope;
  }

  #isWorthIt(hours: number, patienceHours: number, { cells, limitBytes }: Surroundings): boolean {
    const look = roughRise(cells, this.memory, hours);
    if (look === undefined) return false;
    if (hours >= patienceHours * 0.99) return true;
    const room = Math.max(0, limitBytes - look.startBytes);
    return look.riseBytes >= WORTH_A_TEST * this.#thresholds.leastShareOfRoom * room;
  }

  #test(
    hours: number,
    patienceHours: number,
    { cells, limitBytes, residentBytes, isPrivateKnown }: Surroundings,
    isThorough: boolean,
  ): GrowthWindow | undefined {
    const { memory } = this;
    const thresholds = this.#thresholds;
    const newest = cells.at(-1);
    const ageHours = newest === undefined ? 0 : (newest.toMs - newest.bornMs) / HOUR_MS;
    return testWindow({
      cells,
      memory,
      hours,
      patienceHours,
      limitBytes,
      residentBytes,
      leastNativeRiseBytes: leastNativeRiseBytes(ageHours, this.#isEarly, isPrivateKnown, thresholds),
      thresholds,
      isThorough,
    });
  }
}

const MUCH_LONGER = 1.5;
/** Part of a window that must have been seen. */
const WHOLE = 0.93;

function passed(window: GrowthWindow): number {
  return window.tests.filter((test) => test.passed).length / window.tests.length;
}
