import { addReading, CondensedHistory, emptyCell } from './condensed-history.ts';
import { type Alarm, GrowthWatch, type Surroundings } from './growth-watch.ts';
import { limitOf } from './memory-limit.ts';
import { splitResident } from './native-memory.ts';
import { judgeOverload } from './overload.ts';
import { followLives, type Lives } from './process-lives.ts';
import { isLongGap, quietState } from './quiet-state.ts';
import { MEMORY_KINDS, type MemoryKind, type Sample, usableSample } from './sample.ts';
import { cellRow, checkSaved, type SavedDetector } from './saved-state.ts';
import { THRESHOLDS, type Thresholds } from './thresholds.ts';
import { type Explanation, TEST_NAMES, type Verdict } from './verdict.ts';
import { wordVerdict } from './wording.ts';

export { MEMORY_KINDS, type MemoryKind, type Sample } from './sample.ts';
export { DetectorStateError, type SavedDetector } from './saved-state.ts';
export { THRESHOLDS, type Thresholds } from './thresholds.ts';
export {
  type Explanation,
  LEAK_STATES,
  type LeakState,
  TEST_NAMES,
  type TestName,
  type TestResult,
  type Verdict,
} from './verdict.ts';

export interface DetectorOptions {
  /**
   * Tells leaks of young processes within about a minute. Only for processes whose major GCs are forced every few seconds:
   * then the live set has little noise. What fills for longer than that is told too, and revoked when it is full.
   */
  readonly early?: boolean;
  /** Thresholds other than the usual ones. */
  readonly thresholds?: Partial<Thresholds>;
}

/** Judges one process, or one service over the lives of its processes. */
export interface Detector {
  /**
   * Takes in a sample. Samples that are not later than the last one, or whose time is no number, change nothing; other
   * fields that are no numbers are left out. Never throws.
   */
  push(sample: Sample): Verdict;
  /** The verdict on one kind of memory, as of the last sample. */
  verdictOn(memory: MemoryKind): Verdict;
  /** Every test's value against its threshold. Makes all tests anew: milliseconds, so only when asked. */
  explain(): Readonly<Record<MemoryKind, Explanation>>;
  /** All it knows, as plain data for JSON: at most 100 KB. */
  serialize(): SavedDetector;
  /**
   * Goes on from what was saved, in place of what was pushed before: of this process, or of one before it.
   * @throws DetectorStateError when it is no saved state; nothing has changed then
   */
  restore(saved: unknown): void;
}

const HOUR_MS = 3600_000;

export function createDetector(options: DetectorOptions = {}): Detector {
  const thresholds: Thresholds = { ...THRESHOLDS, ...options.thresholds };
  const isEarly = options.early ?? false;
  let history = new CondensedHistory();
  let lives: Lives = { life: 0, lifeStartMs: 0 };
  let reservedBytes = 0;
  let watches = MEMORY_KINDS.map((kind) => new GrowthWatch(kind, thresholds, isEarly));
  let last: Sample | undefined;
  let overload = { isSaturated: false, isGrowing: false };
  let spanMs = 0;
  let spanBeforeMs = 0;
  let resumedMs = Number.NEGATIVE_INFINITY;

  function push(given: Sample): Verdict {
    const sample = usableSample(given);
    const step = sample && followLives(lives, sample);
    if (sample === undefined || step === undefined) return headline();
    spanBeforeMs = spanMs;
    spanMs = step.spanMs;
    if (isLongGap(spanMs, spanBeforeMs, isEarly, thresholds)) resumedMs = sample.timeMs;
    const cell = emptyCell(step.life, step.lifeStartMs, sample.timeMs - step.spanMs, sample.timeMs);
    if (step.minorGcs !== undefined) {
      cell.minorGcs = step.minorGcs;
      cell.countedMs = step.spanMs;
    }
    if (sample.eventLoopUtilization !== undefined) {
      cell.busyMs = sample.eventLoopUtilization * step.spanMs;
      cell.busySeenMs = step.spanMs;
    }
    const live = sample.liveBytes ?? (sample.majorGc ? sample.heapUsedBytes : undefined);
    if (live !== undefined) {
      addReading(cell.memory.heap, live);
      // right after a GC there is least garbage in it
      if (sample.externalBytes !== undefined) addReading(cell.memory.external, sample.externalBytes);
    }
    const resident = splitResident(sample, step.spanMs === 0 ? 0 : reservedBytes, step.spanMs);
    reservedBytes = resident.reservedBytes;
    addReading(cell.memory.native, resident.parts.nativeBytes);
    addReading(cell.memory.others, resident.parts.othersBytes);
    history.add(cell);
    last = sample;
    overload = judgeOverload(history.cells, thresholds);
    for (const watch of watches) watch.look(surroundings(watch.memory, sample));
    return headline();
  }

  function surroundings(memory: MemoryKind, sample: Sample): Surroundings {
    return {
      cells: history.cells,
      limitBytes: limitOf(memory, sample),
      residentBytes: sample.rssBytes,
      isHeapTotalKnown: sample.heapTotalBytes !== undefined,
      isPrivateKnown: sample.heapTotalBytes !== undefined && sample.privateBytes !== undefined,
      // one long pause puts no test off
      spanMs: Math.min(spanMs, spanBeforeMs),
      isSaturated: overload.isSaturated,
    };
  }

  function headline(): Verdict {
    const verdicts = MEMORY_KINDS.map(verdictOn);
    // native memory is what is left over: a leak of another kind spills into it
    const leaking = verdicts
      .filter((verdict) => verdict.leaking)
      .sort(
        (a, b) =>
          Number(a.memory === 'native') - Number(b.memory === 'native') ||
          a.secondsToLimit - b.secondsToLimit,
      );
    return leaking[0] ?? (verdicts[0] as Verdict);
  }

  function verdictOn(memory: MemoryKind): Verdict {
    const watch = watches[MEMORY_KINDS.indexOf(memory)] as GrowthWatch;
    return watch.alarm === undefined ? quiet(watch) : telling(watch.memory, watch.alarm);
  }

  function telling(memory: MemoryKind, alarm: Alarm): Verdict {
    const secondsToLimit = Math.max(0, (alarm.roomBytes / alarm.slope) * 3600);
    return {
      state: 'leaking',
      leaking: true,
      memory,
      slopeBytesPerHour: alarm.slope,
      slopeInterval: interval(alarm.slope, alarm.slopeError),
      confidence: 1 - Math.exp(-alarm.slope / alarm.slopeError / 3),
      secondsToLimit,
      sinceMs: alarm.beganMs,
      why: wordVerdict({
        state: 'leaking',
        memory,
        slopeBytesPerHour: alarm.slope,
        hours: Math.max(0, (lives.last?.timeMs ?? alarm.toldMs) - alarm.beganMs) / HOUR_MS,
        secondsToLimit,
      }),
    };
  }

  function quiet(watch: GrowthWatch): Verdict {
    const state = quietState({
      cells: history.cells,
      memory: watch.memory,
      isOverload: overload.isGrowing,
      isEarly,
      isHeapTotalKnown: last?.heapTotalBytes !== undefined,
      resumedMs,
      thresholds,
    });
    const window = watch.usual;
    const slope = window?.slope ?? 0;
    const failed = window?.tests.find((test) => !test.passed)?.test;
    const secondsToLimit =
      window !== undefined && slope > 0 ? (window.roomBytes / slope) * 3600 : Number.POSITIVE_INFINITY;
    return {
      state,
      leaking: false,
      memory: watch.memory,
      slopeBytesPerHour: slope,
      slopeInterval: interval(slope, window?.slopeError ?? 0),
      // half-way at most: it has not passed all tests
      confidence:
        window === undefined ? 0 : window.tests.filter((test) => test.passed).length / TEST_NAMES.length / 2,
      secondsToLimit,
      sinceMs: undefined,
      why: wordVerdict({
        state,
        memory: watch.memory,
        slopeBytesPerHour: slope,
        hours: window?.hours ?? 0,
        secondsToLimit,
        failedTest: failed,
      }),
    };
  }

  return {
    push,
    verdictOn,
    explain: () =>
      Object.fromEntries(
        watches.map((watch): [MemoryKind, Explanation] => {
          const window = last === undefined ? undefined : watch.explain(surroundings(watch.memory, last));
          return [
            watch.memory,
            {
              memory: watch.memory,
              verdict: verdictOn(watch.memory),
              windowHours: window?.hours,
              tests: window?.tests ?? [],
              loadFactor: window?.loadFactor ?? 0,
            },
          ];
        }),
      ) as Record<MemoryKind, Explanation>,
    serialize: () => ({
      version: 1,
      lives: structuredLives(lives),
      reservedBytes,
      cells: history.cells.map(cellRow),
      watches: Object.fromEntries(watches.map((watch) => [watch.memory, watch.saved()])) as Record<
        MemoryKind,
        ReturnType<GrowthWatch['saved']>
      >,
    }),
    restore(saved) {
      const state = checkSaved(saved);
      history = new CondensedHistory(state.cells);
      lives = state.lives;
      reservedBytes = state.reservedBytes;
      watches = MEMORY_KINDS.map((kind) => new GrowthWatch(kind, thresholds, isEarly, state.watches[kind]));
      last = undefined;
      overload = { isSaturated: false, isGrowing: false };
    },
  };
}

function interval(slope: number, error: number): readonly [number, number] {
  return [slope - 1.96 * error, slope + 1.96 * error];
}

/** Counters that nobody told are NaN inside, and null in JSON. */
function structuredLives(lives: Lives): Lives {
  return JSON.parse(JSON.stringify(lives)) as Lives;
}
