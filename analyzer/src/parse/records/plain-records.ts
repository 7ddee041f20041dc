import { moduleBytes } from '../module-bytes.ts';
import type { SnapshotHeader } from '../snapshot-header.ts';
import { PLAIN_RECORDS_MODULE } from './plain-records-module.ts';

/** Addresses in the module's memory, as assembly/plain-records.ts has them. */
const CODES = 256;
const INPUT = 1024;
const INPUT_BYTES = 65_536;
const TYPES = 69_632;
const NAMES = 81_920;
const IDS_OR_TARGETS = 126_976;
const SIZES = 172_032;
const EDGE_ENDS = 196_608;
const PAGES = 4;
/** No record is shorter than three digits with their commas, so that so many fit the input. */
const MAX_RECORDS = Math.floor(INPUT_BYTES / 6);
const NO_TYPE = 255;
/** The fields in V8's order: others may stand behind those of nodes. */
const NODE_FIELDS = ['type', 'name', 'id', 'selfSize', 'edgeCount'] as const;
const EDGE_FIELDS = ['type', 'nameOrIndex', 'toNode'] as const;
/** Targets are told by 32-bit numbers. */
const MAX_NODE_FIELDS = 2 ** 32;

interface Exports {
  readonly position: { value: number };
  readonly largestName: { value: number };
  readonly largestRecord: { value: number };
  readonly edgeTotal: { value: number };
  edges(room: number, nodeWidth: number, nodeCount: number): number;
  nodes(room: number, otherFields: number, detachednessAt: number, edgeCount: number): number;
}

/**
 * Reads plain records of numbers in WebAssembly: nearly all that V8 writes are. It goes on from where the sections'
 * slower readers are, and leaves to them each record that is not plain, by stopping in front of it.
 */
export class PlainRecords {
  readonly types: Uint8Array;
  readonly names: Uint32Array;
  /** Of the edges' targets: ordinals. */
  readonly idsOrTargets: Uint32Array;
  readonly sizes: Uint16Array;
  readonly edgeEnds: Uint32Array;
  private readonly header: SnapshotHeader;
  private readonly exports: Exports;
  private readonly input: Uint8Array;

  /** Undefined where there is no WebAssembly (`--jitless`), or the fields are in another order than V8's. */
  static ofNodes(header: SnapshotHeader): PlainRecords | undefined {
    const { node, nodeTypes } = header;
    const isInOrder = NODE_FIELDS.every((field, position) => node[field] === position);
    return isInOrder ? PlainRecords.open(header, nodeTypes.codes) : undefined;
  }

  /** As {@link ofNodes}. */
  static ofEdges(header: SnapshotHeader): PlainRecords | undefined {
    const { edge, edgeTypes, node, nodeCount } = header;
    const isInOrder =
      edge.width === EDGE_FIELDS.length && EDGE_FIELDS.every((field, position) => edge[field] === position);
    const isTold = nodeCount * node.width <= MAX_NODE_FIELDS;
    return isInOrder && isTold ? PlainRecords.open(header, edgeTypes.codes) : undefined;
  }

  private static open(header: SnapshotHeader, codes: Uint8Array): PlainRecords | undefined {
    return typeof WebAssembly === 'undefined' ? undefined : new PlainRecords(header, codes);
  }

  private constructor(header: SnapshotHeader, codes: Uint8Array) {
    this.header = header;
    compiled ??= new WebAssembly.Module(moduleBytes(PLAIN_RECORDS_MODULE));
    const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
    this.exports = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;
    const { buffer } = memory;
    new Uint8Array(buffer, 0, CODES).fill(NO_TYPE).set(codes.subarray(0, CODES));
    this.input = new Uint8Array(buffer, INPUT, INPUT_BYTES + 1);
    this.types = new Uint8Array(buffer, TYPES, MAX_RECORDS);
    this.names = new Uint32Array(buffer, NAMES, MAX_RECORDS);
    this.idsOrTargets = new Uint32Array(buffer, IDS_OR_TARGETS, MAX_RECORDS);
    this.sizes = new Uint16Array(buffer, SIZES, MAX_RECORDS);
    this.edgeEnds = new Uint32Array(buffer, EDGE_ENDS, MAX_RECORDS);
  }

  /** The largest string index named so far. */
  get largestName(): number {
    return this.exports.largestName.value >>> 0;
  }

  set largestName(index: number) {
    this.exports.largestName.value = index;
  }

  /** Record of the last call that named `largestName` first, -1 if none did. */
  get largestRecord(): number {
    return this.exports.largestRecord.value;
  }

  /** Edges that the nodes so far own. */
  get edgeTotal(): number {
    return this.exports.edgeTotal.value >>> 0;
  }

  set edgeTotal(count: number) {
    this.exports.edgeTotal.value = count;
  }

  /** Bytes that the last call used. */
  get usedBytes(): number {
    return this.exports.position.value - INPUT;
  }

  /** Reads nodes from `bytes[p..]`, at most `room`; returns how many. The columns hold them until the next call. */
  readNodes(bytes: Uint8Array, p: number, room: number): number {
    const { node, edgeCount } = this.header;
    this.take(bytes, p);
    const others = node.width - NODE_FIELDS.length;
    return this.exports.nodes(room, others, node.detachedness - NODE_FIELDS.length, edgeCount);
  }

  /** As {@link readNodes}, for edges. */
  readEdges(bytes: Uint8Array, p: number, room: number): number {
    const { node, nodeCount } = this.header;
    this.take(bytes, p);
    return this.exports.edges(room, node.width, nodeCount);
  }

  private take(bytes: Uint8Array, p: number): void {
    const piece = bytes.subarray(p, p + INPUT_BYTES);
    this.input.set(piece);
    // a byte that belongs to no record ends the last
    this.input[piece.length] = 0;
  }
}

let compiled: WebAssembly.Module | undefined;
