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
const CLOSING_PARENTHESIS = 0x29;
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

/** A pair's name is told by its first and last byte, so that few strings are decoded, and no edge is looked at. */
export function findWeakMapEdges({ strings, edgeNames }: SnapshotColumns): WeakMapEdges {
  const names = BitSet.beside(edgeNames, strings.count);
  const pairs = new Map<number, WeakMapPair>();
  // by table and key: a table has a key once
  const tables = new Map<number, Map<number, WeakMapPair>>();
  for (let name = 0; name < strings.count; name++) {
    if (strings.roughLength(name) < MIN_LENGTH || !isDigit(strings.firstByte(name))) continue;
    if (strings.lastByte(name) !== CLOSING_PARENTHESIS) continue;
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

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
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
