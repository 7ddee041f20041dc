import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';

/**
 * V8 writes the value of a WeakMap entry as referenced twice, by the key and by the table, with an edge name that tells
 * all three: `12 / part of key (Foo @7) -> value (Bar @9) pair in WeakMap (table @5)`.
 * Source: V8 heap-snapshot-generator.cc, `ExtractEphemeronHashTableReferences`.
 */
const START = ' / part of key (';
const MIDDLE = ') -> value (';
const END = ') pair in WeakMap (table @';
const MIN_LENGTH = START.length + MIDDLE.length + END.length;

/** The internal edge names that stand for a WeakMap pair, by string index. */
export interface WeakMapEdges {
  /** The names, for a look before the Map is asked: nearly no internal edge is one. */
  readonly names: BitSet;
  readonly pairs: ReadonlyMap<number, WeakMapPair>;
}

/** The two edges of a pair, one from the key and one from the table, share this object. */
export interface WeakMapPair {
  /** Node id of the table. */
  readonly tableId: number;
}

export function findWeakMapEdges(columns: SnapshotColumns): WeakMapEdges {
  const { edgeCount, edgeTypes, edgeNames, strings } = columns;
  const names = new BitSet(strings.count);
  const pairs = new Map<number, WeakMapPair>();
  // by table and key: a table has a key once
  const tables = new Map<number, Map<number, WeakMapPair>>();
  const isSeen = new Uint8Array(strings.count);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeTypes[edge] !== EdgeType.Internal) continue;
    const name = edgeNames[edge];
    if (isSeen[name] === 1) continue;
    isSeen[name] = 1;
    // other internal edges have short names, of which the numbers of a table's slots are many
    if (strings.roughLength(name) < MIN_LENGTH) continue;
    const ids = readIds(strings.get(name));
    if (ids === undefined) continue;
    let table = tables.get(ids.table);
    if (table === undefined) {
      table = new Map();
      tables.set(ids.table, table);
    }
    let pair = table.get(ids.key);
    if (pair === undefined) {
      pair = { tableId: ids.table };
      table.set(ids.key, pair);
    }
    names.add(name);
    pairs.set(name, pair);
  }
  return { names, pairs };
}

/** Node ids of the table and the key, or undefined if the name is not that of a pair. */
function readIds(name: string): { table: number; key: number } | undefined {
  const start = name.indexOf(START);
  const middle = name.indexOf(MIDDLE, start);
  const end = name.lastIndexOf(END);
  if (start < 1 || middle < start || end < middle || !name.endsWith(')')) return undefined;
  const table = Number(name.slice(end + END.length, -1));
  const key = Number(name.slice(name.lastIndexOf('@', middle) + 1, middle));
  return Number.isInteger(table) && Number.isInteger(key) ? { table, key } : undefined;
}
