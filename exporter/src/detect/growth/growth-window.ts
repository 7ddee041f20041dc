import type { Cell } from '../condensed-history.ts';
import type { MemoryKind } from '../sample.ts';
import type { Thresholds } from '../thresholds.ts';
import type { TestName, TestResult } from '../verdict.ts';
import {
  earlierGrowth,
  heightBefore,
  isOldGrowth,
  lifeBeyondLaw,
  loadBefore,
  othersMove,
} from './before-window.ts';
import { kendallWithinLives } from './kendall.ts';
import { beyondLevellingLaw, type LawComparison } from './levelling-law.ts';
import { stepOverLine } from './single-step.ts';
import { halfSlopes, laterShare } from './slowdown.ts';
import { theilSenWithinLives } from './theil-sen.ts';
import { type WindowPoints, windowPoints } from './window-points.ts';
import { fitWithinLives } from './within-lives.ts';

/** What the tests of one window are made on. */
export interface WindowQuestion {
  /** All of the history, oldest first. */
  readonly cells: readonly Cell[];
  readonly memory: MemoryKind;
  readonly hours: number;
  readonly patienceHours: number;
  /** Bytes at which this kind of memory has reached its limit. */
  readonly limitBytes: number;
  readonly residentBytes: number;
  readonly leastNativeRiseBytes: number;
  readonly thresholds: Thresholds;
  /** Makes all tests, not only those up to the first that fails. */
  readonly isThorough: boolean;
}

/** What the tests say. */
export interface GrowthWindow {
  readonly hours: number;
  readonly isGrowing: boolean;
  readonly tests: readonly TestResult[];
  /** Theil–Sen, load removed, or 0 where it does not rise evenly; and its standard error. Bytes an hour. */
  readonly slope: number;
  readonly slopeError: number;
  readonly loadFactor: number;
  /** Bytes now, and bytes left to the limit. */
  readonly levelBytes: number;
  readonly roomBytes: number;
  readonly beganMs: number;
}

const HOUR_MS = 3600_000;
/** What is left is never taken for less than this share of the limit. */
const LEAST_ROOM_SHARE = 0.02;

/** @returns undefined where there is not enough to fit a line to */
export function testWindow(question: WindowQuestion): GrowthWindow | undefined {
  const { cells, memory, hours, patienceHours, limitBytes, thresholds } = question;
  const nowMs = cells.at(-1)?.toMs ?? 0;
  const fromMs = nowMs - hours * HOUR_MS;
  const leastAgeMs = Math.min(thresholds.warmUpHours, hours / 8) * HOUR_MS;
  const points = windowPoints(cells, memory, fromMs, { leastAgeMs });
  const fit = fitWithinLives(points, points.hours, points.levels, points.loads);
  if (fit === undefined) return undefined;
  const adjusted = lessLoad(points, fit.loadFactor);
  const isLong = hours >= patienceHours * 0.99;
  const tests: TestResult[] = [];
  let isGrowing = true;
  /** Whether to go on after this test. */
  const test = (name: TestName, value: number, threshold: number, unit: string): boolean => {
    const passed = value >= threshold;
    tests.push({ test: name, value, threshold, unit, passed });
    isGrowing &&= passed;
    return isGrowing || question.isThorough;
  };
  const leastPoints = patienceHours < 1 ? thresholds.leastPointsEarly : thresholds.leastPoints;
  const levelBytes = meanOfLast(adjusted, 3);
  let slope = 0;
  let isEven = false;
  const result = (): GrowthWindow => ({
    hours,
    isGrowing,
    tests,
    slope: isEven ? slope : 0,
    slopeError: fit.slopeError,
    loadFactor: fit.loadFactor,
    levelBytes,
    roomBytes: Math.max(limitBytes - levelBytes, LEAST_ROOM_SHARE * limitBytes),
    beganMs: Math.max(fromMs, nowMs - growthHours(points, adjusted, slope) * HOUR_MS),
  });

  if (!test('points', points.count, leastPoints, 'readings')) return result();
  const errors = isLong ? thresholds.leastSlopeErrors : thresholds.leastSlopeErrorsEarly;
  if (!test('significance', ratio(fit.slope, fit.slopeError), errors, 'standard errors')) return result();
  slope = theilSenWithinLives(points.hours, adjusted, points.lives) ?? fit.slope;
  const tau = kendallWithinLives(adjusted, points.lives);
  if (!test('rank correlation', tau, thresholds.leastRankCorrelation, 'tau')) return result();
  const step = stepOverLine(points, adjusted, fit.squares);
  if (!test('single step', step, thresholds.leastStepOverLine, 'of the squares of the line')) return result();
  isEven = isGrowing;

  const rise = slope * hours;
  if (!isLong || question.isThorough) {
    const room = Math.max(limitBytes - levelBytes + rise, LEAST_ROOM_SHARE * limitBytes);
    const share = shareNeeded(question, points, fromMs, slope);
    // growth as old as the patience has passed: its part of the room is told, but needs no more than it is
    const needed = isLong ? Math.min(share, rise / room) : share;
    if (!test('patience', rise / room, needed, 'of the room to the limit')) return result();
  }
  const leastRise = Math.max(thresholds.leastRiseBytes, thresholds.leastRiseShareOfLevel * levelBytes);
  if (!test('effect', rise, leastRise, 'bytes')) return result();
  if (!test('noise', ratio(rise, fit.residual), thresholds.leastRiseOverNoise, 'noise')) return result();
  if (memory === 'native') {
    const others = othersMove(cells, fromMs, nowMs);
    // with resident memory itself not growing, what grows is only what the heap gave back and V8 did not
    const seen = Math.min(rise, rise + others.riseBytes);
    const least = Math.max(
      question.leastNativeRiseBytes,
      thresholds.leastNativeRiseShareOfResident * question.residentBytes,
      thresholds.leastNativeRiseOverOthers * others.swingBytes,
    );
    if (!test('footprint', seen, least, 'bytes')) return result();
  }
  const { earlier, later } = halfSlopes(points, adjusted);
  const share = laterShare(earlier, later, thresholds.leastLaterShare);
  const grownLately = Math.min(share, ratio(later.slope, 0.3 * slope) * thresholds.leastLaterShare);
  if (!test('slowdown', grownLately, thresholds.leastLaterShare, 'of the earlier slope')) return result();

  const before = earlierGrowth(cells, memory, fromMs, hours);
  if (before !== undefined) {
    const kept = before.isBeyondDoubt ? ratio(slope, before.slope) : Number.POSITIVE_INFINITY;
    if (!test('earlier slope', kept, thresholds.leastOverEarlierSlope, 'of the slope before'))
      return result();
  }
  if (points.lifeCount === 1) {
    const height = heightBefore(cells, memory, fromMs, fit.loadFactor, meanOf(points.loads), !isLong);
    const above = height === undefined ? 1 : (levelBytes - height) / Math.max(1, rise);
    if (!test('new height', above, thresholds.leastNewHeight, 'of the rise')) return result();
  }
  const beyond = beyondLaws(question, points, adjusted, fit.loadFactor, slope);
  test('levelling off', beyond, thresholds.leastBeyondLaw, 'standard errors');
  return result();
}

/** Of the window and, for growth that is older, of the life: the lower one. */
function beyondLaws(
  { cells, memory, hours, patienceHours, thresholds }: WindowQuestion,
  points: WindowPoints,
  adjusted: Float64Array,
  loadFactor: number,
  slope: number,
): number {
  const ofWindow = beyondLevellingLaw(points, adjusted, 'window');
  const ofLife = isOldGrowth(cells, memory, points.fromMs, slope)
    ? lifeBeyondLaw(cells, memory, loadFactor, thresholds.warmUpHours)
    : undefined;
  const isVeryLong = hours >= thresholds.longPatience * patienceHours;
  const least = (comparison: LawComparison | undefined, threshold: number) => {
    if (comparison === undefined) return Number.POSITIVE_INFINITY;
    const errors = comparison.standardErrors / threshold;
    return isVeryLong && comparison.isLineAsGood ? Math.max(1, errors) : errors;
  };
  const { leastBeyondLaw, leastBeyondLawOfLife } = thresholds;
  return Math.min(least(ofWindow, leastBeyondLaw), least(ofLife, leastBeyondLawOfLife)) * leastBeyondLaw;
}

/** The part of the room that growth shorter than the patience must have taken. */
function shareNeeded(question: WindowQuestion, points: WindowPoints, fromMs: number, slope: number): number {
  const { cells, hours, memory, thresholds } = question;
  const bornMs = cells.at(-1)?.bornMs ?? 0;
  const nowMs = cells.at(-1)?.toMs ?? 0;
  const isFromStart =
    points.lifeCount > 1 ||
    hours * HOUR_MS > (nowMs - bornMs) / 2 ||
    isOldGrowth(cells, memory, fromMs, slope);
  const isVeryYoung = (nowMs - bornMs) / HOUR_MS < thresholds.veryYoungHours;
  const third = Math.ceil(points.count / 3);
  const lately = meanOf(points.loads.subarray(points.count - third));
  const before = loadBefore(cells, fromMs, hours) ?? meanOf(points.loads.subarray(0, third));
  const isBusier = lately > thresholds.busyFactor * before;
  const share = Math.max(
    isFromStart ? thresholds.leastShareOfRoomFromStart : thresholds.leastShareOfRoom,
    isFromStart && isVeryYoung ? thresholds.leastShareOfRoomVeryYoung : 0,
    isBusier ? thresholds.leastShareOfRoomBusy : 0,
  );
  return memory === 'native' ? share * thresholds.nativeShareFactor : share;
}

/** Hours since the level left where it was at the window's beginning, by the robust slope. */
function growthHours(points: WindowPoints, adjusted: Float64Array, slope: number): number {
  const hours = (points.toMs - points.fromMs) / HOUR_MS;
  if (points.lifeCount > 1 || !(slope > 0)) return hours;
  const start = meanOf(adjusted.subarray(0, Math.max(2, Math.floor(points.count / 8))));
  const { later } = halfSlopes(points, adjusted);
  return Math.min(hours, (meanOfLast(adjusted, 3) - start) / Math.max(slope, later.slope) + hours / 16);
}

function lessLoad({ levels, loads }: WindowPoints, loadFactor: number): Float64Array {
  const mean = meanOf(loads);
  return levels.map((level, i) => level - loadFactor * ((loads[i] as number) - mean));
}

function ratio(value: number, unit: number): number {
  return unit > 0 ? value / unit : value > 0 ? Number.POSITIVE_INFINITY : 0;
}

function meanOf(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

function meanOfLast(values: Float64Array, count: number): number {
  return meanOf(values.subarray(Math.max(0, values.length - count)));
}
