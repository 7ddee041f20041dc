import type { LeakState, MemoryKind } from '@heapwatch/exporter/detector';
import type { IsolateIdentity } from '../series/isolate-identity.ts';
import type { ByteHistory } from '../trend/byte-history.ts';

/** What the exporter publishes of one kind of memory of one isolate; what is not known is absent. */
export interface LeakRow {
  /** Equal for the same memory of the same isolate in every refresh. */
  readonly key: string;
  readonly identity: IsolateIdentity;
  readonly memory: MemoryKind;
  /** Absent where the exporter publishes no verdict. */
  readonly state?: LeakState | undefined;
  readonly slopeBytesPerHour?: number | undefined;
  /** 0..1 */
  readonly confidence?: number | undefined;
  readonly sinceMs?: number | undefined;
  /** Infinity where nothing grows. */
  readonly secondsToLimit?: number | undefined;
  /** Bytes over time of the memory that the verdict is about: for the heap its live set. */
  readonly history?: ByteHistory | undefined;
}

/** Whether a row is worth a place where nobody asked for all: heaps, and other memory only where it grows for a reason. */
export function isNotable({ memory, state }: LeakRow): boolean {
  return memory === 'heap' || state === 'leaking' || state === 'overload';
}

/** Leaks first, the nearest to its limit above; then what grows for other reasons; what cannot be judged last. */
const SEVERITY: Readonly<Record<LeakState | 'unknown', number>> = {
  leaking: 0,
  overload: 1,
  unknown: 2,
  stable: 3,
  not_enough_gcs: 4,
  warming_up: 4,
};

const MEMORY_ORDER: readonly MemoryKind[] = ['heap', 'external', 'native'];

/** Sorts worst first; equal ones by name, so that nothing moves between refreshes. */
export function compareLeakRows(a: LeakRow, b: LeakRow): number {
  return (
    severity(a) - severity(b) ||
    numbers(a.secondsToLimit ?? Infinity, b.secondsToLimit ?? Infinity) ||
    numbers(b.slopeBytesPerHour ?? -Infinity, a.slopeBytesPerHour ?? -Infinity) ||
    isolateName(a).localeCompare(isolateName(b), 'en') ||
    MEMORY_ORDER.indexOf(a.memory) - MEMORY_ORDER.indexOf(b.memory)
  );
}

function severity({ state }: LeakRow): number {
  return SEVERITY[state ?? 'unknown'];
}

function isolateName({ identity }: LeakRow): string {
  return `${identity.processKey} ${identity.isolate ?? ''}`;
}

/** Infinity less Infinity is no number. */
function numbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** The newest bytes of a row. */
export function newestBytes({ history }: LeakRow): number | undefined {
  return history?.bytes.findLast((value) => typeof value === 'number') ?? undefined;
}
