import type { HeapMakeup } from './heap-makeup.ts';
import { objectKind, rawWords } from './object-kind.ts';

/** What a heap is made of, as V8 counted it in a major GC; what makes a snapshot large. */
export interface HeapCensus {
  /** Objects, and the memory of each ArrayBuffer: each is a node. */
  readonly objects: number;
  /** Objects with fields, and their fields: references, as small integers are left out. */
  readonly structures: number;
  readonly fields: number;
  /** Filled slots of arrays, less those that hold doubles: references or small integers. */
  readonly tableSlots: number;
  readonly hashSlots: number;
  /** Slots of the longest array that is not of doubles, or of the longest hash table. */
  readonly longestTable: number;
  readonly texts: number;
  /** Those of them that V8 keeps once each: names, and keys of Maps and Sets. */
  readonly internalizedTexts: number;
  /** Of each text as much as a snapshot has of it. */
  readonly textBytes: number;
}

const WORD = 8;
/** V8 cuts a text in a snapshot there. */
const MOST_TEXT = 1024;
const EXTERNAL_SOURCE = 'SCRIPT_SOURCE_EXTERNAL';
/** Header of a string. */
const TEXT_HEADER = 16;
/** An object that is larger lies in a space of its own. */
const LARGE = 128 * 1024;
/** Of a slot of a Map or a Set a part is the buckets, which are numbers. */
const HASH_RAW = 0.25;
/** An entry of a Map takes three slots. */
const HASH_ENTRY = 3;

interface TypeCount {
  readonly type: string;
  readonly count: number;
  readonly bytes: number;
  readonly sizes: readonly number[];
  readonly overBytes: number;
}

/**
 * Reads V8's statistics of live objects (trace event `V8.GC_Objects_Stats`).
 * Source: V8 heap/object-stats.cc (`ObjectStats::Dump`, `FieldStatsCollector`).
 * @param statistics the event's `live`
 * @param makeup what was in V8's spaces after that GC
 * @returns undefined where this V8 says it in a way that is not known here
 */
export function readHeapCensus(statistics: unknown, makeup: HeapMakeup): HeapCensus | undefined {
  const bounds = numbersIn(propertyOf(statistics, 'bucket_sizes'));
  const smallIntegerBytes = amountIn(propertyOf(statistics, 'field_data'), 'inobject_smi_fields');
  const rawBytes = amountIn(propertyOf(statistics, 'field_data'), 'other_raw_fields');
  const types = propertyOf(statistics, 'type_data');
  if (bounds === undefined || smallIntegerBytes === undefined || rawBytes === undefined) return undefined;
  if (typeof types !== 'object' || types === null) return undefined;
  // The list ends in a type that is none, and the text of an external script is not in the heap.
  const present = Object.entries(types)
    .flatMap(([type, value]) => typeCount(type, value) ?? [])
    .filter(({ type, count }) => count > 0 && !type.startsWith(EXTERNAL_SOURCE));
  return present.length === 0
    ? undefined
    : census(present, bounds, { smallIntegerBytes, rawBytes, ...makeup });
}

function census(
  types: readonly TypeCount[],
  bounds: readonly number[],
  bytes: HeapMakeup & { readonly smallIntegerBytes: number; readonly rawBytes: number },
): HeapCensus {
  const total = {
    objects: 0,
    structures: 0,
    fields: 0,
    slots: 0,
    free: 0,
    hashSlots: 0,
    texts: 0,
    internalizedTexts: 0,
    textBytes: 0,
  };
  const longest = { table: 0, hash: 0 };
  let raw = 0;
  const twice = countedTwice(types, bytes.ordinaryBytes + bytes.largeBytes);
  for (const counted of types) {
    const { type, count: all, bytes: allBytes, sizes, overBytes } = counted;
    const once = type === CONTEXT ? 1 - twice / all : 1;
    const count = all * once;
    const words = (allBytes * once) / WORD - count;
    total.objects += type.includes('ARRAY_BUFFER_TYPE') ? count * 2 : count;
    switch (objectKind(type)) {
      case 'table':
        raw += count;
        total.slots += words - count;
        total.free += overBytes / WORD;
        longest.table = Math.max(longest.table, longestSlots(counted, types, bounds, bytes.largeBytes));
        break;
      case 'hash':
        raw += count + HASH_RAW * (words - count);
        total.hashSlots += words - count;
        longest.hash = Math.max(longest.hash, longestSlots(counted, types, bounds, bytes.largeBytes));
        break;
      case 'text':
        raw += words;
        total.texts += count;
        if (type.startsWith('INTERNALIZED')) total.internalizedTexts += count;
        total.textBytes += writtenText(sizes, bounds);
        break;
      case 'pieces':
        total.texts += count;
        break;
      case 'raw':
        raw += words;
        break;
      case 'fields':
        raw += rawWords(type) * count;
        total.structures += count;
        total.fields += words;
    }
  }
  const { slots, free } = total;
  const doubles = clamp((bytes.rawBytes - bytes.smallIntegerBytes) / WORD - raw, slots);
  const tableSlots = Math.max(0, Math.min(slots - free, slots - doubles));
  // Of several arrays nobody says which ones hold the doubles.
  const longestTable = Math.min(longest.table, tableSlots) * (tableSlots / (tableSlots + doubles + 1));
  return {
    objects: total.objects,
    structures: total.structures,
    fields: Math.max(0, total.fields - bytes.smallIntegerBytes / WORD),
    tableSlots,
    hashSlots: total.hashSlots,
    longestTable: Math.max(longestTable, longest.hash / HASH_ENTRY),
    texts: total.texts,
    internalizedTexts: total.internalizedTexts,
    textBytes: total.textBytes,
  };
}

const CONTEXT = 'FUNCTION_CONTEXT_TYPE';

/** V8 counts a context once for each of its functions: what that is too much shows in the bytes. */
function countedTwice(types: readonly TypeCount[], usedBytes: number): number {
  const contexts = types.find(({ type }) => type === CONTEXT);
  if (contexts === undefined) return 0;
  let bytes = 0;
  for (const type of types) bytes += type.bytes;
  return clamp((bytes - usedBytes) / (contexts.bytes / contexts.count), contexts.count);
}

/**
 * Sizes are told by powers of two. A large one is, with those of its size, what the others leave of the space of large
 * objects.
 */
function longestSlots(
  of: TypeCount,
  types: readonly TypeCount[],
  bounds: readonly number[],
  largeBytes: number,
): number {
  const largest = of.sizes.findLastIndex((count) => count > 0);
  if (largest <= 0) return 0;
  const least = bounds[largest - 1] as number;
  let size = middleOf(largest, bounds);
  if (least >= LARGE) {
    let others = 0;
    for (const { type, sizes } of types) {
      for (let at = bounds.indexOf(LARGE) + 1; at < bounds.length; at++) {
        if (type !== of.type || at !== largest) others += (sizes[at] ?? 0) * middleOf(at, bounds);
      }
    }
    const most = largest === bounds.length - 1 ? Number.POSITIVE_INFINITY : (bounds[largest] as number);
    size = Math.min(most, Math.max(least, (largeBytes - others) / (of.sizes[largest] as number)));
  }
  return (size - Math.min(size / 2, of.overBytes)) / WORD - 2;
}

function writtenText(sizes: readonly number[], bounds: readonly number[]): number {
  let bytes = 0;
  for (const [at, count] of sizes.entries()) {
    bytes += count * Math.min(MOST_TEXT, middleOf(at, bounds) - TEXT_HEADER);
  }
  return bytes;
}

function middleOf(at: number, bounds: readonly number[]): number {
  return at === 0 ? (bounds[0] as number) * 0.75 : ((bounds[at - 1] as number) + (bounds[at] as number)) / 2;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function typeCount(type: string, value: unknown): TypeCount | undefined {
  const count = amountIn(value, 'count');
  const bytes = amountIn(value, 'overall');
  const overBytes = amountIn(value, 'over_allocated');
  const sizes = numbersIn(propertyOf(value, 'histogram'));
  if (count === undefined || bytes === undefined || overBytes === undefined || sizes === undefined)
    return undefined;
  return { type, count, bytes, overBytes, sizes };
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function amountIn(value: unknown, key: string): number | undefined {
  const amount = propertyOf(value, key);
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

function numbersIn(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'number') ? value : undefined;
}
