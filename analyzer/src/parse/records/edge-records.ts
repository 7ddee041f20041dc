import type { LinearMemory } from '../columns/linear-memory.ts';
import { type NumberBatch, RecordFault, type RecordSink } from '../json/number-array-reader.ts';
import { EdgeType } from '../node-type.ts';
import type { EdgeStretch } from '../snapshot-columns.ts';
import type { SnapshotHeader } from '../snapshot-header.ts';
import { LargestName } from './largest-name.ts';
import { PlainRecords } from './plain-records.ts';

/** Stays in a core's cache with what is looked up for it, and is long enough that a call for each costs nothing. */
const STRETCH_EDGES = 16_384;

/** Bytes of all columns of so many edges. */
export function edgeBytes(edgeCount: number): number {
  return edgeCount * 9;
}

/**
 * The `edges` section as columns; targets become ordinals. Either the columns take all edges, or they have room for a
 * stretch, which is handed on whenever it is full and then overwritten.
 */
export class EdgeRecords implements RecordSink {
  readonly width: number;
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
  readonly largestName: LargestName;

  private readonly header: SnapshotHeader;
  private readonly plain: PlainRecords | undefined;
  private readonly take: ((edges: EdgeStretch) => void) | undefined;
  /** Edges that the columns have room for. */
  private readonly room: number;
  /** The record in their first entry. */
  private first = 0;
  record = 0;

  /**
   * `largestName`: the largest string index that the nodes name; `take`: what stretches are handed on to; `memory`: where
   * the columns go, if there is room.
   */
  constructor(
    header: SnapshotHeader,
    largestName = 0,
    take?: (edges: EdgeStretch) => void,
    memory?: LinearMemory | Uint32Array<ArrayBuffer>,
  ) {
    this.largestName = new LargestName(largestName);
    this.header = header;
    this.width = header.edge.width;
    this.take = take;
    const room = take === undefined ? header.edgeCount : Math.min(header.edgeCount, STRETCH_EDGES);
    this.room = room;
    // one piece of memory, as in the nodes
    const { buffer, start } = placeFor(edgeBytes(room), memory);
    this.names = new Uint32Array(buffer, start, room);
    this.targets = new Uint32Array(buffer, start + room * 4, room);
    this.types = new Uint8Array(buffer, start + room * 8, room);
    this.plain = PlainRecords.ofEdges(header);
  }

  appendPlain(bytes: Uint8Array, start: number): number {
    const { plain, largestName } = this;
    let p = start;
    if (plain === undefined) return p;
    plain.largestName = largestName.index;
    while (p < bytes.length) {
      const room = Math.min(this.header.edgeCount, this.first + this.room) - this.record;
      const count = plain.readEdges(bytes, p, room);
      if (count === 0) break;
      const at = this.record - this.first;
      this.types.set(plain.types.subarray(0, count), at);
      this.names.set(plain.names.subarray(0, count), at);
      this.targets.set(plain.idsOrTargets.subarray(0, count), at);
      if (plain.largestRecord >= 0) largestName.record = this.record + plain.largestRecord;
      this.record += count;
      p += plain.usedBytes;
      this.handOn();
    }
    largestName.index = plain.largestName;
    return p;
  }

  append(batch: NumberBatch): void {
    const { values, count } = batch;
    const { types, names, targets } = this;
    const { edgeCount, nodeCount } = this.header;
    const { codes } = this.header.edgeTypes;
    const { width, type, nameOrIndex, toNode } = this.header.edge;
    const nodeWidth = this.header.node.width;
    const { largestName } = this;
    let { record } = this;
    let maxName = largestName.index;
    const start = record;
    let suspectAt = -1;
    for (let at = 0; at + width <= count; at += width) {
      if (record === edgeCount) {
        throw new RecordFault(
          'count-mismatch',
          `there are more edges than edge_count says (${edgeCount})`,
          record,
          at,
        );
      }
      const fileType = values[at + type];
      if (fileType >= codes.length) {
        const message = `edge type ${fileType} is not one of ${codes.length}`;
        throw new RecordFault('bad-reference', message, record, at + type);
      }
      const edgeType = codes[fileType];
      const name = values[at + nameOrIndex];
      types[record - this.first] = edgeType;
      names[record - this.first] = name;
      if (name > maxName && edgeType !== EdgeType.Element && edgeType !== EdgeType.Hidden) {
        if (name > maxName + 1) suspectAt = at;
        maxName = name;
        largestName.record = record;
      }
      const offset = values[at + toNode];
      const ordinal = (offset / nodeWidth) >>> 0;
      if (ordinal >= nodeCount || ordinal * nodeWidth !== offset) {
        const message = `to_node is ${offset}: expected a multiple of ${nodeWidth} below ${nodeCount * nodeWidth}`;
        throw new RecordFault('bad-reference', message, record, at + toNode);
      }
      targets[record++ - this.first] = ordinal;
      if (record === this.first + this.room && record < edgeCount) {
        this.record = record;
        this.handOn();
      }
    }
    if (suspectAt >= 0) {
      const suspect = values[suspectAt + nameOrIndex];
      largestName.suspectAt(suspect, start + suspectAt / width, suspectAt + nameOrIndex, batch);
    }
    largestName.index = maxName;
    this.record = record;
  }

  end(rest: number): void {
    const { edgeCount } = this.header;
    if (this.record !== edgeCount || rest !== 0) {
      const found = `${this.record} edges${rest === 0 ? '' : ` and ${rest} fields`}`;
      const message = `edge_count says ${edgeCount}, the section holds ${found}`;
      throw new RecordFault('count-mismatch', message, this.record, rest);
    }
    this.handOn(true);
  }

  /** Hands a full stretch on; one that is not full only at the end. */
  private handOn(isEnd = false): void {
    const { take, first, types, names, targets } = this;
    const count = this.record - first;
    if (take === undefined || count === 0 || (count < this.room && !isEnd)) return;
    take({ first, count, types, names, targets });
    this.first = this.record;
  }
}

function placeFor(
  bytes: number,
  memory: LinearMemory | Uint32Array<ArrayBuffer> | undefined,
): { readonly buffer: ArrayBuffer; readonly start: number } {
  if (memory instanceof Uint32Array) {
    if (memory.byteLength >= bytes) return { buffer: memory.buffer, start: memory.byteOffset };
  } else {
    const start = memory?.take(bytes);
    if (memory !== undefined && start !== undefined) return { buffer: memory.buffer, start };
  }
  return { buffer: new ArrayBuffer(bytes), start: 0 };
}
