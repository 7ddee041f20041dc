import { type DataFrame, type Field, FieldType, type LinkModel } from '@grafana/data';
import type { LeakState, MemoryKind } from '@heapwatch/exporter/detector';
import type { LeakRow } from '../model/leaks/leak-row.ts';
import { isolateIdentity } from '../model/series/isolate-identity.ts';
import type { ByteHistory } from '../model/trend/byte-history.ts';

/** A row as the panel shows it: with the data links that were configured for it. */
export interface LinkedLeakRow extends LeakRow {
  readonly links: () => readonly LinkModel[];
}

/** Which memory a history of bytes is of. */
const HISTORY_OF: ReadonlyMap<string, MemoryKind> = new Map([
  ['heapwatch_heap_live_bytes', 'heap'],
  ['heapwatch_external_memory_bytes', 'external'],
  ['heapwatch_resident_memory_bytes', 'native'],
]);
const HISTORY_BY_QUERY: ReadonlyMap<string, MemoryKind> = new Map([
  ['liveSet', 'heap'],
  ['external', 'external'],
  ['residentMemory', 'native'],
]);
const FIGURES = [
  ['heapwatch_leak_slope_bytes_per_second', 'slope'],
  ['heapwatch_leak_confidence_ratio', 'confidence'],
  ['heapwatch_leak_since_timestamp_seconds', 'since'],
  ['heapwatch_leak_time_to_limit_seconds', 'timeToLimit'],
  ['heapwatch_leak_state', 'state'],
] as const;
type Figure = (typeof FIGURES)[number][1];

const STATES: readonly string[] = [
  'warming_up',
  'not_enough_gcs',
  'stable',
  'leaking',
  'overload',
] satisfies LeakState[];
const MEMORIES: readonly string[] = ['heap', 'external', 'native'] satisfies MemoryKind[];
/** Resident memory has no isolate label: it is the process's, which its main isolate speaks for. */
const MAIN = 'main';

interface Draft {
  readonly labels: Readonly<Record<string, string>>;
  readonly memory: MemoryKind;
  figures: Partial<Record<Exclude<Figure, 'state'>, number>>;
  state?: LeakState;
  history?: ByteHistory;
  linkField?: Field;
}

/**
 * Sorts query results into a row for each kind of memory of each isolate, in no order. A result is told by its
 * metric name, or by its query's name where an expression took that away. A process with a history and no figures
 * is listed only while its history goes on.
 */
export function leakRows(frames: readonly DataFrame[]): LinkedLeakRow[] {
  const drafts = new Map<string, Draft>();
  for (const frame of frames) {
    const time = frame.fields.find((field) => field.type === FieldType.time);
    for (const field of frame.fields) {
      if (field.type === FieldType.number) sortIn(drafts, field, time, frame.refId);
    }
  }
  const newestMs = Math.max(...[...drafts.values()].map(lastTimeMs));
  return [...drafts]
    .filter(([, draft]) => isJudged(draft) || (draft.memory === 'heap' && isAlive(draft, newestMs)))
    .map(([key, draft]) => finish(key, draft));
}

function sortIn(drafts: Map<string, Draft>, field: Field, time: Field | undefined, refId?: string): void {
  const labels = field.labels ?? {};
  const name = labels['__name__'] ?? '';
  const historyMemory = HISTORY_OF.get(name) ?? (name === '' ? HISTORY_BY_QUERY.get(refId ?? '') : undefined);
  if (historyMemory !== undefined) {
    if (time === undefined) return;
    const draft = draftOf(drafts, { isolate: MAIN, ...labels }, historyMemory);
    draft.history ??= { timesMs: time.values, bytes: finiteOnly(field.values) };
    draft.linkField ??= field;
    return;
  }
  const figure = FIGURES.find(([metric, query]) => metric === name || (name === '' && query === refId))?.[1];
  const { memory = '', state = '' } = labels;
  if (figure === undefined || !MEMORIES.includes(memory)) return;
  const draft = draftOf(drafts, labels, memory as MemoryKind);
  draft.linkField = field;
  const value = field.values.at(-1);
  if (typeof value !== 'number') return;
  if (figure !== 'state') draft.figures[figure] = value;
  else if (value === 1 && STATES.includes(state)) draft.state = state as LeakState;
}

function draftOf(
  drafts: Map<string, Draft>,
  labels: Readonly<Record<string, string>>,
  memory: MemoryKind,
): Draft {
  const { processKey, isolate } = isolateIdentity(labels);
  const key = JSON.stringify([processKey, isolate, memory]);
  const draft = drafts.get(key) ?? { labels, memory, figures: {} };
  drafts.set(key, draft);
  return draft;
}

function finish(key: string, { labels, memory, figures, state, history, linkField }: Draft): LinkedLeakRow {
  return {
    key,
    identity: isolateIdentity(labels),
    memory,
    state,
    slopeBytesPerHour: figures.slope === undefined ? undefined : figures.slope * 3_600,
    confidence: figures.confidence,
    sinceMs: figures.since === undefined ? undefined : figures.since * 1_000,
    secondsToLimit: figures.timeToLimit,
    history,
    links: () => linkField?.getLinks?.({ valueRowIndex: linkField.values.length - 1 }) ?? [],
  };
}

function isJudged({ state, figures }: Draft): boolean {
  return state !== undefined || Object.keys(figures).length > 0;
}

/** Whether the history reaches within three steps of the newest of all. */
function isAlive(draft: Draft, newestMs: number): boolean {
  const { timesMs = [] } = draft.history ?? {};
  const stepMs = (timesMs.at(-1) ?? 0) - (timesMs.at(-2) ?? 0);
  return lastTimeMs(draft) >= newestMs - 3 * stepMs;
}

function lastTimeMs({ history }: Draft): number {
  return history?.timesMs.at(-1) ?? Number.NEGATIVE_INFINITY;
}

function finiteOnly(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : null));
}
