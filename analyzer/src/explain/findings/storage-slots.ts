import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';

/**
 * What V8 keeps the entries of collections in: one array, of which a snapshot tells the bytes, and for each slot that
 * holds a heap object an internal edge named by the slot's number. Small integers make no edge.
 */
export interface TableLayout {
  /** Slots in front of the first entry. */
  readonly firstSlot: number;
  /** Slots of an entry; the first of them is the key. */
  readonly stride: number;
  /** Entries it has room for. */
  readonly capacity: number;
}

export interface OrderedTableLayout extends TableLayout {
  readonly kind: 'map' | 'set';
}

/** Two words stand in front of the slots. A word has 8 bytes or, with pointer compression as in Chrome, 4. */
const WORD_BYTES = [8, 4] as const;

/** Slots of a storage array of so many bytes. */
export function countSlots(bytes: number, wordBytes: 4 | 8 = 8): number {
  return Math.max(0, Math.floor(bytes / wordBytes) - 2);
}

/**
 * Layout of a Map's or Set's table: three counts, a slot for each bucket, and for two entries per bucket key, value (Map
 * only) and next. The number of buckets is a power of two, so that the size alone tells a Map's table from a Set's, and
 * both from a WeakMap's. Source: V8's src/objects/ordered-hash-table.h.
 */
export function orderedTableLayout(bytes: number): OrderedTableLayout | undefined {
  for (const wordBytes of WORD_BYTES) {
    const slots = countSlots(bytes, wordBytes);
    if ((slots + 2) * wordBytes !== bytes) continue;
    for (const [kind, stride] of [
      ['map', 3],
      ['set', 2],
    ] as const) {
      const buckets = (slots - 3) / (1 + 2 * stride);
      if (isPowerOfTwo(buckets)) return { kind, stride, firstSlot: 3 + buckets, capacity: 2 * buckets };
    }
  }
  return undefined;
}

/** Slots in front of a dictionary's entries are a few; their number differs with its kind and V8's version. */
const MAX_DICTIONARY_PREFIX = 12;

/**
 * Layout of a dictionary of properties or of elements: some counts, and entries of key, value and attributes, whose
 * number is a power of two. Source: V8's src/objects/dictionary.h.
 */
export function dictionaryLayout(bytes: number): TableLayout | undefined {
  for (const wordBytes of WORD_BYTES) {
    const slots = countSlots(bytes, wordBytes);
    if ((slots + 2) * wordBytes !== bytes || slots < 12) continue;
    const capacity = 2 ** Math.floor(Math.log2(slots / 3));
    const firstSlot = slots - 3 * capacity;
    if (firstSlot >= 3 && firstSlot <= MAX_DICTIONARY_PREFIX) return { firstSlot, stride: 3, capacity };
  }
  return undefined;
}

/** Whether an array of so many bytes may be a table or a dictionary: those whose entries its edges tell. */
export function mayBeTable(bytes: number): boolean {
  return orderedTableLayout(bytes) !== undefined || dictionaryLayout(bytes) !== undefined;
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(count) && count > 0 && Number.isInteger(Math.log2(count));
}

/** Calls back for each slot of a storage array that points to a heap object, in V8's order. */
export function visitSlots(
  columns: SnapshotColumns,
  storage: number,
  visit: (slot: number, target: number) => void,
): void {
  const { firstEdges, edgeTypes, edgeNames, edgeTargets, strings } = columns;
  for (let edge = firstEdges[storage], end = firstEdges[storage + 1]; edge < end; edge++) {
    if (edgeTypes[edge] !== EdgeType.Internal) continue;
    const slot = strings.wholeNumber(edgeNames[edge]);
    if (slot >= 0) visit(slot, edgeTargets[edge]);
  }
}

/** Entries of a table that point to a heap object. Entries without one, of small integers alone, are not seen. */
export function countEntries(columns: SnapshotColumns, table: number, layout: TableLayout): number {
  const isHole = holeTest(columns);
  let entries = 0;
  let last = -1;
  visitSlots(columns, table, (slot, target) => {
    if (slot < layout.firstSlot) return;
    const entry = Math.floor((slot - layout.firstSlot) / layout.stride);
    if (entry === last || entry >= layout.capacity) return;
    // a deleted entry keeps its slots, filled with V8's mark
    if (isHole(target)) return;
    last = entry;
    entries++;
  });
  return entries;
}

/** Some versions of V8 write the mark of an empty slot as a node. */
function holeTest({ nodeTypes, nodeNames, strings }: SnapshotColumns): (node: number) => boolean {
  let holeName = -1;
  let otherName = -1;
  return (node) => {
    if (nodeTypes[node] !== NodeType.Hidden) return false;
    const name = nodeNames[node];
    if (name === holeName) return true;
    if (name === otherName) return false;
    const isHole = /\bhole$/i.test(strings.get(name));
    if (isHole) holeName = name;
    else otherName = name;
    return isHole;
  };
}
