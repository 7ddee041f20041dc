import type { LinearMemory } from '../columns/linear-memory.ts';
import { SizeColumn } from '../columns/size-column.ts';
import { type NumberBatch, RecordFault, type RecordSink } from '../json/number-array-reader.ts';
import { WIDE } from '../json/number-scanner.ts';
import type { SnapshotHeader } from '../snapshot-header.ts';
import { DetachednessRecords } from './detachedness-records.ts';
import { LargestName } from './largest-name.ts';
import { PlainRecords } from './plain-records.ts';

/** Columns of 32-bit numbers to be written over. */
export interface NodeMemory {
  /** Numbers in a column. */
  readonly length: number;
  take(): Uint32Array<ArrayBuffer>;
}

/** Bytes of all columns of so many nodes. */
export function nodeBytes(nodeCount: number): number {
  return nodeCount * 15 + 4;
}

/** The `nodes` section as columns. Checks counts and types as the records pass. */
export class NodeRecords implements RecordSink {
  readonly width: number;
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  readonly ids: Uint32Array;
  readonly selfSizes: SizeColumn;
  readonly firstEdges: Uint32Array;
  readonly detachedness = new DetachednessRecords();
  readonly largestName = new LargestName();

  private readonly header: SnapshotHeader;
  private readonly plain: PlainRecords | undefined;
  record = 0;
  private edgeTotal = 0;

  /** `memory`: where the columns go if one of its is long enough; else to `linear`, if that has room. */
  constructor(header: SnapshotHeader, memory?: NodeMemory, linear?: LinearMemory) {
    const { nodeCount } = header;
    this.header = header;
    this.width = header.node.width;
    if (memory !== undefined && memory.length > nodeCount) {
      this.names = memory.take().subarray(0, nodeCount);
      this.ids = memory.take().subarray(0, nodeCount);
      this.firstEdges = memory.take().subarray(0, nodeCount + 1);
      this.firstEdges[0] = 0;
      // both fit in one
      const { buffer, byteOffset } = memory.take();
      this.selfSizes = new SizeColumn(new Uint16Array(buffer, byteOffset, nodeCount));
      this.types = new Uint8Array(buffer, byteOffset + nodeCount * 2, nodeCount);
    } else {
      // one piece of memory: V8 collects garbage for each so many bytes of new arrays
      const bytes = nodeBytes(nodeCount);
      const start = linear?.take(bytes) ?? 0;
      const buffer = start === 0 ? new ArrayBuffer(bytes) : (linear as LinearMemory).buffer;
      this.names = new Uint32Array(buffer, start, nodeCount);
      this.ids = new Uint32Array(buffer, start + nodeCount * 4, nodeCount);
      this.firstEdges = new Uint32Array(buffer, start + nodeCount * 8, nodeCount + 1);
      this.selfSizes = new SizeColumn(new Uint16Array(buffer, start + nodeCount * 12 + 4, nodeCount));
      this.types = new Uint8Array(buffer, start + nodeCount * 14 + 4, nodeCount);
    }
    this.plain = PlainRecords.ofNodes(header);
  }

  appendPlain(bytes: Uint8Array, start: number): number {
    const { plain, largestName } = this;
    let p = start;
    if (plain === undefined) return p;
    plain.largestName = largestName.index;
    plain.edgeTotal = this.edgeTotal;
    while (p < bytes.length) {
      const count = plain.readNodes(bytes, p, this.header.nodeCount - this.record);
      if (count === 0) break;
      this.types.set(plain.types.subarray(0, count), this.record);
      this.names.set(plain.names.subarray(0, count), this.record);
      this.ids.set(plain.idsOrTargets.subarray(0, count), this.record);
      this.selfSizes.low.set(plain.sizes.subarray(0, count), this.record);
      this.firstEdges.set(plain.edgeEnds.subarray(0, count), this.record + 1);
      if (plain.largestRecord >= 0) largestName.record = this.record + plain.largestRecord;
      this.record += count;
      p += plain.usedBytes;
    }
    largestName.index = plain.largestName;
    this.edgeTotal = plain.edgeTotal;
    return p;
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
      selfSizes.append(record, size === WIDE ? (wide.get(at + selfSize) ?? size) : size);
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
