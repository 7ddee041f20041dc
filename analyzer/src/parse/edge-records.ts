import { EdgeType } from './node-type.ts';
import { RecordFault, type RecordSink } from './number-array-reader.ts';
import type { SnapshotHeader } from './snapshot-header.ts';

/** The `edges` section as columns; targets become ordinals. */
export class EdgeRecords implements RecordSink {
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
  /** The largest string index used, and the record that uses it: checked when the strings have been counted. */
  maxName = 0;
  maxNameRecord = 0;

  private readonly header: SnapshotHeader;
  private record = 0;
  private field = 0;

  constructor(header: SnapshotHeader) {
    this.header = header;
    this.types = new Uint8Array(header.edgeCount);
    this.names = new Uint32Array(header.edgeCount);
    this.targets = new Uint32Array(header.edgeCount);
  }

  append(values: Float64Array, count: number): void {
    const { types, names, targets } = this;
    const { edgeCount, nodeCount, edgeTypes } = this.header;
    const { width, type, nameOrIndex, toNode } = this.header.edge;
    const nodeWidth = this.header.node.width;
    const { codes } = edgeTypes;
    let { record, field } = this;
    for (let i = 0; i < count; i++) {
      const value = values[i] as number;
      if (record === edgeCount) {
        throw new RecordFault(
          'count-mismatch',
          `there are more edges than edge_count says (${edgeCount})`,
          record,
          i,
        );
      }
      if (field === type) {
        if (value >= codes.length) {
          throw new RecordFault(
            'bad-reference',
            `edge type ${value} is not one of ${codes.length}`,
            record,
            i,
          );
        }
        types[record] = codes[value] as number;
      } else if (field === nameOrIndex) {
        names[record] = value;
        if (value > this.maxName && types[record] !== EdgeType.Element && types[record] !== EdgeType.Hidden) {
          this.maxName = value;
          this.maxNameRecord = record;
        }
      } else if (field === toNode) {
        const ordinal = value / nodeWidth;
        if (ordinal >= nodeCount || ordinal !== Math.floor(ordinal)) {
          throw new RecordFault(
            'bad-reference',
            `to_node is ${value}: expected a multiple of ${nodeWidth} below ${nodeCount * nodeWidth}`,
            record,
            i,
          );
        }
        targets[record] = ordinal;
      }
      if (++field === width) {
        field = 0;
        record++;
      }
    }
    this.record = record;
    this.field = field;
  }

  end(): void {
    const { edgeCount } = this.header;
    if (this.record !== edgeCount || this.field !== 0) {
      const found = `${this.record} edges${this.field === 0 ? '' : ` and ${this.field} fields`}`;
      throw new RecordFault(
        'count-mismatch',
        `edge_count says ${edgeCount}, the section holds ${found}`,
        this.record,
        0,
      );
    }
  }
}
