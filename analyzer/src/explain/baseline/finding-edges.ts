import { BitSet } from '../../graph/bit-set.ts';
import {
  addresses,
  type GraphLoops,
  NO_NAME,
  openGraphLoops,
  setStretch,
  slicesUp,
} from '../../graph/graph-loops.ts';
import type { Scratch } from '../../graph/scratch.ts';
import { isOwnable } from '../../graph/shallow-sizes.ts';
import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { EdgeStretch, NodeColumns, SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { mayBeTable } from '../findings/storage-slots.ts';

/**
 * Keeps of the edges that pass those that are looked at when all have passed, and forgets the others, five of six: what
 * leads from objects and functions to objects and functions (listeners), the entries of tables, what stands between
 * V8's own parts (shallow sizes), and all edges of the nodes that are asked for.
 */
export class FindingEdges {
  private readonly nodes: NodeColumns;
  private readonly isAsked: BitSet;
  private readonly prototype: number | undefined;
  private readonly array: number | undefined;
  private readonly table: number | undefined;
  private readonly scratch: Scratch;
  private readonly firstKept: Uint32Array<ArrayBuffer>;
  private readonly lent: readonly Uint32Array<ArrayBuffer>[];
  private types: Uint8Array<ArrayBuffer>;
  private names: Uint32Array<ArrayBuffer>;
  private targets: Uint32Array<ArrayBuffer>;
  private readonly tableSizes = new Map<number, boolean>();
  private count = 0;
  private loops: GraphLoops | undefined;
  /** The node that the next edge comes from, or one before it. */
  private node = 0;

  constructor(nodes: NodeColumns, asked: readonly number[], scratch: Scratch) {
    this.nodes = nodes;
    const words = scratch
      .take()
      .subarray(0, Math.ceil(nodes.nodeCount / 32))
      .fill(0);
    this.isAsked = new BitSet(nodes.nodeCount, words);
    for (const node of asked) this.isAsked.add(node);
    this.scratch = scratch;
    this.prototype = nodes.strings.find('__proto__');
    this.array = nodes.strings.find('Array');
    this.table = nodes.strings.find('table');
    const [firstKept, names, targets, types] = [
      scratch.take(),
      scratch.take(),
      scratch.take(),
      scratch.take(),
    ];
    this.lent = [firstKept, names, targets, types, words];
    this.firstKept = firstKept;
    this.firstKept[0] = 0;
    this.names = names;
    this.targets = targets;
    this.types = new Uint8Array(types.buffer, types.byteOffset, types.length);
  }

  /** Takes the next edges of the file. */
  take(stretch: EdgeStretch): void {
    if (this.count + stretch.count > this.names.length) this.grow(stretch.count);
    this.loops ??= this.openLoops(stretch);
    const { loops } = this;
    if (loops === undefined) {
      this.takeSlowly(stretch);
      return;
    }
    const { first, count } = stretch;
    setStretch(loops, this.nodes, stretch);
    slicesUp(first, first + count, (from, to) => {
      this.node = loops.keepEdges(this.node, from, to);
    });
    this.count = loops.kept.value;
  }

  private openLoops({ types, names, targets }: EdgeStretch): GraphLoops | undefined {
    const { nodeCount, nodeTypes, nodeNames, firstEdges } = this.nodes;
    const lent = [
      ...[nodeTypes, nodeNames, this.isAsked.words, this.firstKept, this.types, this.names],
      this.targets,
    ];
    const loops = openGraphLoops([...lent, firstEdges, types, names, targets], {
      mayBeTable: (node) => this.mayBeTable(node),
    });
    if (loops === undefined) return undefined;
    const wanted = [this.array, this.prototype, this.table].map((name) => name ?? NO_NAME);
    loops.setKept(nodeCount, ...addresses(lent), ...wanted);
    loops.kept.value = this.count;
    return loops;
  }

  private takeSlowly({ first, count, types, names, targets }: EdgeStretch): void {
    const { nodeCount, nodeTypes, nodeNames, firstEdges } = this.nodes;
    const { isAsked, firstKept, prototype, array, table } = this;
    const { types: keptTypes, names: keptNames, targets: keptTargets } = this;
    let kept = this.count;
    let k = 0;
    let { node } = this;
    for (; node < nodeCount; node++) {
      const behind = firstEdges[node + 1] - first;
      const end = Math.min(behind, count);
      const source = nodeTypes[node];
      const isObject = source === NodeType.Object || source === NodeType.Closure;
      if (k >= end || !(isObject || isOwnable(source))) {
        k = Math.max(k, end);
      } else if (isObject ? isAsked.has(node) : source === NodeType.Array && this.mayBeTable(node)) {
        keptTypes.set(types.subarray(k, end), kept);
        keptNames.set(names.subarray(k, end), kept);
        keptTargets.set(targets.subarray(k, end), kept);
        kept += end - k;
        k = end;
      } else {
        const isArray = nodeNames[node] === array;
        for (; k < end; k++) {
          const type = types[k];
          if (isObject && type === EdgeType.Internal) {
            if (names[k] !== table) continue;
          } else {
            if (
              isObject &&
              (type === EdgeType.Property ? names[k] === prototype : !isArray || type !== EdgeType.Element)
            )
              continue;
            const target = nodeTypes[targets[k]];
            if (isObject ? target !== NodeType.Object && target !== NodeType.Closure : !isOwnable(target))
              continue;
          }
          keptTypes[kept] = type;
          keptNames[kept] = names[k];
          keptTargets[kept++] = targets[k];
        }
      }
      if (behind > count) break;
      firstKept[node + 1] = kept;
    }
    this.count = kept;
    this.node = node;
  }

  /** Whether an array may be what a collection stores its entries in. */
  private mayBeTable(node: number): boolean {
    const bytes = this.nodes.selfSizes.at(node);
    let known = this.tableSizes.get(bytes);
    if (known === undefined) {
      known = mayBeTable(bytes);
      this.tableSizes.set(bytes, known);
    }
    return known;
  }

  /** The nodes with the edges that were kept, once all were taken. */
  finish(): SnapshotColumns {
    const { nodes, firstKept, count } = this;
    for (; this.node < nodes.nodeCount; this.node++) firstKept[this.node + 1] = count;
    return {
      ...nodes,
      edgeCount: count,
      firstEdges: firstKept.subarray(0, nodes.nodeCount + 1),
      edgeTypes: this.types.subarray(0, count),
      edgeNames: this.names.subarray(0, count),
      edgeTargets: this.targets.subarray(0, count),
    };
  }

  /** Gives the memory back: what was finished must not be used any more. */
  release(): void {
    this.scratch.giveBack(...this.lent);
  }

  private grow(atLeast: number): void {
    const { types, names, targets } = this;
    const room = Math.max(names.length * 2, this.count + atLeast);
    this.types = new Uint8Array(room);
    this.types.set(types.subarray(0, names.length));
    this.names = new Uint32Array(room);
    this.names.set(names);
    this.targets = new Uint32Array(room);
    this.targets.set(targets);
    this.loops = undefined;
  }
}
