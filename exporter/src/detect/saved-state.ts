import {
  CELLS_PER_LEVEL,
  type Cell,
  COLUMNS,
  type Column,
  LEVELS,
  type Readings,
} from './condensed-history.ts';
import type { Alarm, SavedWatch } from './growth-watch.ts';
import type { Lives } from './process-lives.ts';
import { MEMORY_KINDS, type MemoryKind } from './sample.ts';

/** What a detector knows, as JSON: see `serialize`. */
export interface SavedDetector {
  readonly version: 1;
  readonly lives: Lives;
  readonly reservedBytes: number;
  /** Rows of numbers, see `cellRow`. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly watches: Readonly<Record<MemoryKind, SavedWatch>>;
}

/** What was handed to `restore` is not what `serialize` gave. The detector is as it was before. */
export class DetectorStateError extends Error {
  override readonly name = 'DetectorStateError';
  readonly code = 'HEAPWATCH_DETECTOR_STATE';
}

/** A cell as a row: what it is of, then count, sum and peak of each column. -Infinity is null, as JSON has none. */
export function cellRow(cell: Cell): (number | null)[] {
  return [
    ...HEAD.map((key) => round(cell[key])),
    ...COLUMNS.flatMap((column) => {
      const { count, sumBytes, peakBytes } = cell.memory[column];
      return [count, Math.round(sumBytes), Number.isFinite(peakBytes) ? Math.round(peakBytes) : null];
    }),
  ];
}

const HEAD = [
  'level',
  'life',
  'bornMs',
  'fromMs',
  'toMs',
  'minorGcs',
  'countedMs',
  'busyMs',
  'busySeenMs',
] as const;

/** @throws DetectorStateError unless it is what `serialize` gives */
export function checkSaved(saved: unknown): {
  readonly lives: Lives;
  readonly reservedBytes: number;
  readonly cells: Cell[];
  readonly watches: Readonly<Record<MemoryKind, SavedWatch>>;
} {
  const state = record(saved, 'the saved state');
  if (state['version'] !== 1) throw new DetectorStateError('the saved state is not of version 1');
  const rows = list(state['cells'], 'cells');
  if (rows.length > LEVELS * (CELLS_PER_LEVEL + 1)) throw new DetectorStateError('there are too many cells');
  const cells = rows.map((row, i) => cellOf(list(row, `cell ${i}`), i));
  cells.forEach((cell, i) => {
    const before = cells[i - 1];
    if (before !== undefined && (cell.fromMs < before.fromMs || cell.level > before.level)) {
      throw new DetectorStateError(`cell ${i} is out of order`);
    }
  });
  const watches = record(state['watches'], 'watches');
  return {
    lives: livesOf(record(state['lives'], 'lives')),
    reservedBytes: number(state['reservedBytes'], 'reservedBytes'),
    cells,
    watches: Object.fromEntries(
      MEMORY_KINDS.map((kind) => [kind, watchOf(record(watches[kind], `the watch of ${kind}`))]),
    ) as Record<MemoryKind, SavedWatch>,
  };
}

function cellOf(row: readonly unknown[], at: number): Cell {
  if (row.length !== HEAD.length + 3 * COLUMNS.length)
    throw new DetectorStateError(`cell ${at} has another length`);
  const values = row.map((value, i) =>
    value === null && i >= HEAD.length ? Number.NEGATIVE_INFINITY : number(value, `cell ${at}`),
  );
  const head = Object.fromEntries(HEAD.map((key, i) => [key, values[i] as number]));
  const memory = Object.fromEntries(
    COLUMNS.map((column, i): [Column, Readings] => {
      const [count, sumBytes, peakBytes] = values.slice(HEAD.length + 3 * i) as [number, number, number];
      if (count < 0) throw new DetectorStateError(`cell ${at} has a negative count`);
      return [column, { count, sumBytes, peakBytes }];
    }),
  ) as Record<Column, Readings>;
  return { ...(head as unknown as Cell), memory };
}

function livesOf(lives: Readonly<Record<string, unknown>>): Lives {
  const last = lives['last'] === undefined ? undefined : record(lives['last'], 'the last sample');
  const counter = (value: unknown) => (value === null ? Number.NaN : number(value, 'the last sample'));
  return {
    life: number(lives['life'], 'the life'),
    lifeStartMs: number(lives['lifeStartMs'], 'the life'),
    ...(last === undefined
      ? {}
      : {
          last: {
            timeMs: number(last['timeMs'], 'the last sample'),
            processStartMs: counter(last['processStartMs']),
            majorGcs: counter(last['majorGcs']),
            minorGcs: counter(last['minorGcs']),
          },
        }),
  };
}

const ALARM_KEYS: readonly (keyof Alarm)[] = [
  'beganMs',
  'toldMs',
  'confirmedMs',
  'toldHours',
  'hours',
  'slope',
  'slopeError',
  'roomBytes',
];

function watchOf(watch: Readonly<Record<string, unknown>>): SavedWatch {
  const alarm = watch['alarm'] === undefined ? undefined : record(watch['alarm'], 'an alarm');
  return {
    alarm:
      alarm &&
      (Object.fromEntries(
        ALARM_KEYS.map((key) => [key, number(alarm[key], 'an alarm')]),
      ) as unknown as Alarm),
    passedSinceMs: list(watch['passedSinceMs'], 'a watch').map((ms) => number(ms, 'a watch')),
  };
}

function record(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DetectorStateError(`${what} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new DetectorStateError(`${what} is no list`);
  return value;
}

function number(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new DetectorStateError(`${what} has something that is no number`);
  }
  return value;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
