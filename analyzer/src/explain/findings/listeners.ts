import { NodeType } from '../../parse/node-type.ts';
import { formatCount } from '../byte-text.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { formatSource } from '../names/source-text.ts';
import { countListeners, type ListenerCount } from './listener-counts.ts';
import { type Shortlist, shortlist } from './shortlist.ts';

/** Listeners for one event on all emitters of one class, with the function that most of them are. */
export interface Listeners extends Readonly<ListenerCount> {
  readonly functionName?: string;
  readonly source?: SourceLocation;
}

/** The same of two snapshots; `listeners`, `emitters` and `mostOnOne` are the current ones. */
export interface ListenerGrowth extends Listeners {
  readonly before: number;
  /** Emitters in the baseline. */
  readonly emittersBefore: number;
  readonly sentence: string;
}

/** Node.js warns from the eleventh listener on. */
const MIN_LISTENERS = 11;
const MOST_ROWS = 10;

/**
 * Listeners that became more, the most new ones first. Compared with the baseline's by class and event: of two
 * processes, too.
 */
export function findGrownListeners(
  baseline: readonly ListenerCount[],
  current: HeapSnapshot,
): Shortlist<ListenerGrowth> {
  const key = ({ emitterClass, event }: ListenerCount): string => JSON.stringify([emitterClass, event]);
  const before = new Map(baseline.map((count) => [key(count), count]));
  const growthOf = (count: ListenerCount): number =>
    count.listeners - (before.get(key(count))?.listeners ?? 0);
  const grown = countListeners(current.graph.columns).filter((count) => growthOf(count) >= MIN_LISTENERS);
  const { rows, leftOut } = shortlist(
    grown,
    (a, b) => growthOf(b) - growthOf(a),
    MOST_ROWS,
    (count) => count,
  );
  const described = nameFunctions(current, rows).map((listeners) => {
    const was = before.get(key(listeners));
    const growth = { ...listeners, before: was?.listeners ?? 0, emittersBefore: was?.emitters ?? 0 };
    return { ...growth, sentence: growthSentence(growth) };
  });
  return { rows: described, leftOut };
}

/** Events of one snapshot that some emitter has many listeners for, the most first. */
export function findManyListeners(current: HeapSnapshot): Shortlist<Listeners> {
  const many = countListeners(current.graph.columns).filter(({ mostOnOne }) => mostOnOne >= MIN_LISTENERS);
  const { rows, leftOut } = shortlist(
    many,
    (a, b) => b.mostOnOne - a.mostOnOne,
    MOST_ROWS,
    (count) => count,
  );
  return { rows: nameFunctions(current, rows), leftOut };
}

/** Walks the listeners once more, to see which functions these are: written at one place is one function. */
function nameFunctions(snapshot: HeapSnapshot, rows: readonly ListenerCount[]): Listeners[] {
  const { columns } = snapshot.graph;
  const functions = new Map<string, Map<number, { count: number; sample: number }>>();
  const keyOf = ({ emitterClass, event }: ListenerCount): string => `${emitterClass}\n${event}`;
  for (const row of rows) functions.set(keyOf(row), new Map());
  if (rows.length === 0) return [];
  countListeners(columns, (count, _emitter, listener) => {
    const found = functions.get(keyOf(count));
    if (found === undefined || columns.nodeTypes[listener] !== NodeType.Closure) return;
    const kind = snapshot.classes.classOf[listener];
    const known = found.get(kind);
    if (known === undefined) found.set(kind, { count: 1, sample: listener });
    else known.count++;
  });
  return rows.map((row) => {
    const ranked = [...(functions.get(keyOf(row))?.values() ?? [])].sort((a, b) => b.count - a.count);
    if (ranked.length === 0) return row;
    const functionName = columns.strings.get(columns.nodeNames[ranked[0].sample]);
    const source = snapshot.locations.locate(ranked[0].sample);
    return { ...row, functionName, ...(source === undefined ? {} : { source }) };
  });
}

/** One sentence: event, class, listeners and emitters before and after, function, place. */
function growthSentence(growth: Omit<ListenerGrowth, 'sentence'>): string {
  const { emitterClass, event, before, listeners, emitters, emittersBefore } = growth;
  const on =
    emitters === emittersBefore
      ? `on ${countText(emitters, emitterClass)}`
      : `on ${formatCount(emittersBefore)} and then ${countText(emitters, emitterClass)}`;
  const counts = `from ${formatCount(before)} to ${formatCount(listeners)}`;
  return `Listeners for ${event} ${on} grew ${counts}${functionText(growth)}.`;
}

export function countText(emitters: number, emitterClass: string): string {
  return emitters === 1 ? `one ${emitterClass}` : `${formatCount(emitters)} × ${emitterClass}`;
}

/** `, mostly onRequest() of app.js:22:5`; empty if no function is known. */
export function functionText({ functionName, source }: Listeners): string {
  if (functionName === undefined) return '';
  const name = functionName === '' ? 'an unnamed function' : `${functionName}()`;
  return `, mostly ${name}${source === undefined ? '' : `, written at ${formatSource(source)}`}`;
}
