import { RecordFault, type RecordSink } from './number-array-reader.ts';
import type { SnapshotHeader } from './snapshot-header.ts';

/** The `nodes` section as columns. Checks counts and types as the records pass. */
export class NodeRecords implements RecordSink {
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly ids: Uint32Array;
  readonly selfSizes: Float64Array;
  readonly firstEdges: Uint32Array;
  /** The largest string index used, and the record that uses it: checked when the strings have been counted. */
  maxName = 0;
  maxNameRecord = 0;

  private readonly header: SnapshotHeader;
  private record = 0;
  private field = 0;
  private edgeTotal = 0;

  constructor(header: SnapshotHeader) {
    const { nodeCount } = header;
    this.header = header;
    this.types = new Uint8Array(nodeCount);
    this.names = new Uint32Array(nodeCount);
    this.ids = new Uint32Array(nodeCount);
    this.selfSizes = new Float64Array(nodeCount);
    this.firstEdges = new Uint32Array(nodeCount + 1);
  }

  append(values: Float64Array, count: number): void {
    const { types, names, ids, selfSizes, firstEdges } = this;
    const { nodeCount, edgeCount, nodeTypes } = this.header;
    const { width, type, name, id, selfSize, edgeCount: edges } = this.header.node;
    const { codes } = nodeTypes;
    let { record, field, edgeTotal } = this;
    for (let i = 0; i < count; i++) {
      const value = values[i] as number;
      if (record === nodeCount) {
        throw new RecordFault(
          'count-mismatch',
          `there are more nodes than node_count says (${nodeCount})`,
          record,
          i,
        );
      }
      if (field === name) {
        names[record] = value;
        if (value > this.maxName) {
          this.maxName = value;
          this.maxNameRecord = record;
        }
      } else if (field === type) {
        if (value >= codes.length) {
          throw new RecordFault(
            'bad-reference',
            `node type ${value} is not one of ${codes.length}`,
            record,
            i,
          );
        }
        types[record] = codes[value] as number;
      } else if (field === id) {
        if (value > 0xffff_ffff)
          throw new RecordFault('bad-reference', `node id ${value} is too large`, record, i);
        ids[record] = value;
      } else if (field === selfSize) {
        selfSizes[record] = value;
      } else if (field === edges) {
        edgeTotal += value;
        if (edgeTotal > edgeCount) {
          throw new RecordFault(
            'count-mismatch',
            `the nodes so far own ${edgeTotal} edges, more than edge_count says (${edgeCount})`,
            record,
            i,
          );
        }
        firstEdges[record + 1] = edgeTotal;
      }
      if (++field === width) {
        field = 0;
        record++;
      }
    }
    this.record = record;
    this.field = field;
    this.edgeTotal = edgeTotal;
  }

  end(): void {
    const { nodeCount, edgeCount } = this.header;
    if (this.record !== nodeCount || this.field !== 0) {
      const found = `${this.record} nodes${this.field === 0 ? '' : ` and ${this.field} fields`}`;
      throw new RecordFault(
        'count-mismatch',
        `node_count says ${nodeCount}, the section holds ${found}`,
        this.record,
        0,
      );
    }
    if (this.edgeTotal !== edgeCount) {
      throw new RecordFault(
        'count-mismatch',
        `edge_count says ${edgeCount}, the nodes own ${this.edgeTotal} edges`,
        this.record,
        0,
      );
    }
  }
}
