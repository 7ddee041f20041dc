import { LargestName } from './largest-name.ts';
import { EdgeType } from './node-type.ts';
import { type NumberBatch, RecordFault, type RecordSink } from './number-array-reader.ts';
import { PlainRecords } from './plain-records.ts';
import type { SnapshotHeader } from './snapshot-header.ts';

/** The `edges` section as columns; targets become ordinals. */
export class EdgeRecords implements RecordSink {
  readonly width: number;
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
  readonly largestName: LargestName;

  private readonly header: SnapshotHeader;
  private readonly plain: PlainRecords | undefined;
  record = 0;

  /** `largestName`: the largest string index that the nodes name. */
  constructor(header: SnapshotHeader, largestName = 0) {
    this.largestName = new LargestName(largestName);
    this.header = header;
    this.width = header.edge.width;
    const { edgeCount } = header;
    // one piece of memory, as in the nodes
    const buffer = new ArrayBuffer(edgeCount * 9);
    this.names = new Uint32Array(buffer, 0, edgeCount);
    this.targets = new Uint32Array(buffer, edgeCount * 4, edgeCount);
    this.types = new Uint8Array(buffer, edgeCount * 8, edgeCount);
    this.plain = PlainRecords.open(this.width, header.edgeTypes.codes);
  }

  appendPlain(bytes: Uint8Array, start: number): number {
    const { plain, largestName } = this;
    let p = start;
    if (plain === undefined) return p;
    plain.largestName = largestName.index;
    while (p < bytes.length) {
      const count = plain.readEdges(bytes, p, this.header.edgeCount - this.record, this.header);
      if (count === 0) break;
      this.types.set(plain.types.subarray(0, count), this.record);
      this.names.set(plain.names.subarray(0, count), this.record);
      this.targets.set(plain.idsOrTargets.subarray(0, count), this.record);
      if (plain.largestRecord >= 0) largestName.record = this.record + plain.largestRecord;
      this.record += count;
      p += plain.usedBytes;
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
      types[record] = edgeType;
      names[record] = name;
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
      targets[record++] = ordinal;
    }
    if (suspectAt >= 0) {
      const suspect = values[suspectAt + nameOrIndex];
      largestName.suspectAt(suspect, this.record + suspectAt / width, suspectAt + nameOrIndex, batch);
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
  }
}
