import { DetachednessRecords } from './detachedness-records.ts';
import { LargestName } from './largest-name.ts';
import { type NumberBatch, RecordFault, type RecordSink } from './number-array-reader.ts';
import { WIDE } from './number-scanner.ts';
import type { SnapshotHeader } from './snapshot-header.ts';

/** The `nodes` section as columns. Checks counts and types as the records pass. */
export class NodeRecords implements RecordSink {
  readonly width: number;
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly ids: Uint32Array;
  readonly selfSizes: Float64Array;
  readonly firstEdges: Uint32Array;
  readonly detachedness = new DetachednessRecords();
  readonly largestName = new LargestName();

  private readonly header: SnapshotHeader;
  record = 0;
  private edgeTotal = 0;

  constructor(header: SnapshotHeader) {
    const { nodeCount } = header;
    this.header = header;
    this.width = header.node.width;
    this.types = new Uint8Array(nodeCount);
    this.names = new Uint32Array(nodeCount);
    this.ids = new Uint32Array(nodeCount);
    this.selfSizes = new Float64Array(nodeCount);
    this.firstEdges = new Uint32Array(nodeCount + 1);
  }

  append(batch: NumberBatch): void {
    const { values, wide, count } = batch;
    const { types, names, ids, selfSizes, firstEdges } = this;
    const { nodeCount, edgeCount } = this.header;
    const { codes } = this.header.nodeTypes;
    const { width, type, name, id, selfSize, edgeCount: edges, detachedness } = this.header.node;
    const { largestName } = this;
    let { record, edgeTotal } = this;
    let maxName = largestName.index;
    let suspectAt = -1;
    for (let at = 0; at + width <= count; at += width) {
      if (record === nodeCount) {
        throw new RecordFault(
          'count-mismatch',
          `there are more nodes than node_count says (${nodeCount})`,
          record,
          at,
        );
      }
      const fileType = values[at + type];
      if (fileType >= codes.length) {
        const message = `node type ${fileType} is not one of ${codes.length}`;
        throw new RecordFault('bad-reference', message, record, at + type);
      }
      types[record] = codes[fileType];
      const nameIndex = values[at + name];
      names[record] = nameIndex;
      if (nameIndex > maxName) {
        if (nameIndex > maxName + 1) suspectAt = at;
        maxName = nameIndex;
        largestName.record = record;
      }
      const nodeId = values[at + id];
      if (nodeId === WIDE)
        throw new RecordFault('bad-reference', 'the node id is too large', record, at + id);
      ids[record] = nodeId;
      if (detachedness >= 0 && values[at + detachedness] !== 0) {
        this.detachedness.push(record, values[at + detachedness]);
      }
      const size = values[at + selfSize];
      selfSizes[record] = size === WIDE ? (wide.get(at + selfSize) ?? size) : size;
      edgeTotal += values[at + edges];
      if (edgeTotal > edgeCount) {
        const message = `the nodes so far own ${edgeTotal} edges, more than edge_count says (${edgeCount})`;
        throw new RecordFault('count-mismatch', message, record, at + edges);
      }
      firstEdges[++record] = edgeTotal;
    }
    if (suspectAt >= 0) {
      const suspect = values[suspectAt + name];
      largestName.suspectAt(suspect, this.record + suspectAt / width, suspectAt + name, batch);
    }
    largestName.index = maxName;
    this.record = record;
    this.edgeTotal = edgeTotal;
  }

  end(rest: number): void {
    const { nodeCount, edgeCount } = this.header;
    if (this.record !== nodeCount || rest !== 0) {
      const found = `${this.record} nodes${rest === 0 ? '' : ` and ${rest} fields`}`;
      const message = `node_count says ${nodeCount}, the section holds ${found}`;
      throw new RecordFault('count-mismatch', message, this.record, rest);
    }
    if (this.edgeTotal !== edgeCount) {
      const message = `edge_count says ${edgeCount}, the nodes own ${this.edgeTotal} edges`;
      throw new RecordFault('count-mismatch', message, this.record, rest);
    }
  }
}
