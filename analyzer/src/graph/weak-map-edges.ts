import { EdgeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import { BitSet } from './bit-set.ts';

/**
 * V8 writes the value of a WeakMap entry as referenced twice, by the key and by the table, with an edge name that tells
 * all three: `12 / part of key (Foo @7) -> value (Bar @9) pair in WeakMap (table @5)`.
 * Source: V8 heap-snapshot-generator.cc, `ExtractEphemeronHashTableReferences`.
 */
const PAIR_NAME =
  /^\d+( \/ part of key \(.*? @\d+\) -> value \(.*? @\d+\) pair in WeakMap \(table @(\d+)\))$/;

/** The internal edge names that stand for a WeakMap pair, by string index. */
export interface WeakMapEdges {
  /** The names, for a look before the two Maps are asked. */
  readonly names: BitSet;
  /** Node id of the table of the pair. */
  readonly tableIds: ReadonlyMap<number, number>;
  /** Text that the pair's two edges share. */
  readonly pairs: ReadonlyMap<number, string>;
}

export function findWeakMapEdges(columns: SnapshotColumns): WeakMapEdges {
  const { edgeCount, edgeTypes, edgeNames, strings } = columns;
  const names = new BitSet(strings.count);
  const tableIds = new Map<number, number>();
  const pairs = new Map<number, string>();
  const isSeen = new Uint8Array(strings.count);
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeTypes[edge] !== EdgeType.Internal) continue;
    const name = edgeNames[edge];
    if (isSeen[name] === 1) continue;
    isSeen[name] = 1;
    const first = strings.firstByte(name);
    if (first < 0x30 || first > 0x39) continue;
    const match = PAIR_NAME.exec(strings.get(name));
    if (match === null) continue;
    names.add(name);
    pairs.set(name, match[1] as string);
    tableIds.set(name, Number(match[2]));
  }
  return { names, tableIds, pairs };
}
