import { moduleBytes } from './module-bytes.ts';
import { PLAIN_RECORDS_MODULE } from './plain-records-module.ts';
import type { SnapshotHeader } from './snapshot-header.ts';

/** Addresses in the module's memory, as plain-records.wat has them. */
const NUMBERS = 256;
const ZERO = 508;
const INPUT = 1024;
const INPUT_BYTES = 65_536;
const TYPES = 69_632;
const NAMES = 81_920;
const IDS_OR_TARGETS = 126_976;
const SIZES = 172_032;
const EDGE_ENDS = 196_608;
/** No record is shorter than three digits with their commas, so that so many fit the input. */
const MAX_RECORDS = Math.floor(INPUT_BYTES / 6);
const MAX_WIDTH = (ZERO - NUMBERS) / 4;
const NO_TYPE = 255;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly position: { value: number };
  readonly largestName: { value: number };
  readonly largestRecord: { value: number };
  readonly edgeTotal: { value: number };
  edges(...parameters: number[]): number;
  nodes(...parameters: number[]): number;
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
  private readonly exports: Exports;
  private readonly input: Uint8Array;

  /** Undefined where there is no WebAssembly (`--jitless`), or records are wider than it has room for. */
  static open(width: number, codes: Uint8Array): PlainRecords | undefined {
    if (typeof WebAssembly === 'undefined' || width < 3 || width > MAX_WIDTH) return undefined;
    return new PlainRecords(codes);
  }

  private constructor(codes: Uint8Array) {
    compiled ??= new WebAssembly.Module(moduleBytes(PLAIN_RECORDS_MODULE));
    this.exports = new WebAssembly.Instance(compiled).exports as unknown as Exports;
    const { buffer } = this.exports.memory;
    new Uint8Array(buffer, 0, NUMBERS).fill(NO_TYPE).set(codes.subarray(0, NUMBERS));
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
  readNodes(bytes: Uint8Array, p: number, room: number, { node, edgeCount }: SnapshotHeader): number {
    this.take(bytes, p);
    const at = (field: number): number => NUMBERS + field * 4;
    const detachedness = node.detachedness < 0 ? ZERO : at(node.detachedness);
    return this.exports.nodes(
      ...[node.width, room, at(node.type), at(node.name), at(node.id)],
      ...[at(node.selfSize), at(node.edgeCount), detachedness, edgeCount],
    );
  }

  /** As {@link readNodes}, for edges. */
  readEdges(bytes: Uint8Array, p: number, room: number, { node, edge, nodeCount }: SnapshotHeader): number {
    this.take(bytes, p);
    const at = (field: number): number => NUMBERS + field * 4;
    return this.exports.edges(
      ...[edge.width, room, at(edge.type), at(edge.nameOrIndex), at(edge.toNode), node.width, nodeCount],
    );
  }

  private take(bytes: Uint8Array, p: number): void {
    const piece = bytes.subarray(p, p + INPUT_BYTES);
    this.input.set(piece);
    // a byte that belongs to no record ends the last
    this.input[piece.length] = 0;
  }
}

let compiled: WebAssembly.Module | undefined;
