import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { countEntries, countSlots, dictionaryLayout, orderedTableLayout } from './storage-slots.ts';

/** `dictionary` is an object whose properties are entries. */
export type CollectionKind = 'map' | 'set' | 'array' | 'dictionary';

/** How much a collection holds, as far as a snapshot shows. */
export interface CollectionSize {
  readonly kind: CollectionKind;
  readonly entries: number;
  /** Entries of small integers alone leave no trace: `entries` is then what there is room for. */
  readonly isUpperBound: boolean;
}

/** V8 makes a table smaller when less than this share of it is used: fewer entries seen are not all. */
const LEAST_USED_SHARE = 1 / 4;
/** An array is cut when it is not half used, but for this many elements. */
const SPARE_ELEMENTS = 16;

/** Counts in front of the entries of a sparse array, which V8 keeps as a dictionary. */
const ELEMENT_DICTIONARY_PREFIX = 4;

/** Measures collections of one snapshot. WeakMaps and WeakSets hold nothing, and are none. */
export class CollectionSizes {
  private readonly columns: SnapshotColumns;
  private readonly table: number;
  private readonly elements: number;
  private readonly properties: number;
  private readonly prototype: number;
  private readonly array: number;
  private readonly object: number;

  constructor(columns: SnapshotColumns) {
    this.columns = columns;
    const find = (name: string): number => columns.strings.find(name) ?? -1;
    this.table = find('table');
    this.elements = find('elements');
    this.properties = find('properties');
    this.prototype = find('__proto__');
    this.array = find('Array');
    this.object = find('Object');
  }

  /** Size of a node that is an object; undefined if V8 stores it in no way that shows entries. */
  measure(node: number): CollectionSize | undefined {
    const { firstEdges, edgeTypes, edgeNames, edgeTargets, nodeTypes, nodeNames } = this.columns;
    let named = 0;
    let indexed = 0;
    let table = -1;
    let elements = -1;
    let properties = -1;
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      const type = edgeTypes[edge];
      const name = edgeNames[edge];
      if (type === EdgeType.Property) named += Number(name !== this.prototype);
      else if (type === EdgeType.Element) indexed++;
      else if (type !== EdgeType.Internal || nodeTypes[edgeTargets[edge]] !== NodeType.Array) continue;
      else if (name === this.table) table = edgeTargets[edge];
      else if (name === this.elements) elements = edgeTargets[edge];
      else if (name === this.properties) properties = edgeTargets[edge];
    }
    if (table >= 0) return this.measureTable(table);
    const keys = properties < 0 ? named : Math.max(named, this.countKeys(properties));
    const { entries, isUpperBound } = this.measureElements(node, indexed, elements);
    const isPlain = nodeNames[node] === this.object;
    return {
      kind: isPlain || keys > entries ? 'dictionary' : 'array',
      entries: keys + entries,
      isUpperBound,
    };
  }

  private measureTable(table: number): CollectionSize | undefined {
    const layout = orderedTableLayout(this.columns.selfSizes.at(table));
    if (layout === undefined) return undefined;
    const entries = countEntries(this.columns, table, layout);
    return {
      kind: layout.kind,
      ...bounded(entries, layout.capacity, layout.capacity * LEAST_USED_SHARE - 1),
    };
  }

  /** Keys are strings and symbols: seen even if the values are small integers. */
  private countKeys(properties: number): number {
    const layout = dictionaryLayout(this.columns.selfSizes.at(properties));
    return layout === undefined ? 0 : countEntries(this.columns, properties, layout);
  }

  private measureElements(
    node: number,
    seen: number,
    elements: number,
  ): { entries: number; isUpperBound: boolean } {
    if (elements < 0) return { entries: seen, isUpperBound: false };
    const { selfSizes, nodeNames } = this.columns;
    const bytes = selfSizes.at(elements);
    const sparse = dictionaryLayout(bytes);
    // an array of small integers may have that size by chance: then the larger bound holds
    if (seen > 0 && sparse?.firstSlot === ELEMENT_DICTIONARY_PREFIX) {
      return bounded(seen, sparse.capacity, sparse.capacity * LEAST_USED_SHARE - 1);
    }
    // an Array is four words
    const isCompressed = nodeNames[node] === this.array && selfSizes.at(node) === 16;
    const capacity = countSlots(bytes, isCompressed ? 4 : 8);
    return bounded(seen, capacity, (capacity - SPARE_ELEMENTS) / 2);
  }
}

function bounded(seen: number, capacity: number, least: number): { entries: number; isUpperBound: boolean } {
  return seen < least ? { entries: capacity, isUpperBound: true } : { entries: seen, isUpperBound: false };
}
