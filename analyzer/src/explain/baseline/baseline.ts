import { Scratch } from '../../graph/scratch.ts';
import type { EdgeStretch, NodeColumns } from '../../parse/snapshot-columns.ts';
import {
  type GrownCollection,
  type KnownCollection,
  listKnownCollections,
  pickGrownCollections,
} from '../findings/collections.ts';
import { type BaselineCounts, countBaseline } from '../findings/findings.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';
import { EdgeClasses, type LentClassedNodes } from './classed-nodes.ts';
import { FindingEdges } from './finding-edges.ts';
import { findBaselineNodes, indexNodes } from './node-index.ts';
import { isSameProcess } from './same-process.ts';

/** What a comparison takes from a baseline of the same process. */
export interface BaselineFacts {
  readonly nodes: NodeColumns;
  readonly classed: LentClassedNodes;
  /** By ordinal of the current snapshot: the same node's ordinal in the baseline, or -1. */
  readonly baselineNodes: Int32Array;
  readonly counts: BaselineCounts;
  readonly grownCollections: readonly GrownCollection[];
  /** Gives lent memory back: nodes, classes and ordinals must not be used any more. */
  release(): void;
}

/**
 * A baseline of the current snapshot's process. All that a comparison needs of its edges is taken while they pass, as
 * they are read or from columns: so they need not be kept, which are most of a snapshot's memory.
 */
export class Baseline {
  private readonly nodes: NodeColumns;
  private readonly current: HeapSnapshot;
  private readonly scratch: Scratch;
  private readonly baselineNodes: Int32Array;
  private readonly collections: readonly KnownCollection[];
  private readonly classes: EdgeClasses;
  private readonly findingEdges: FindingEdges;

  /**
   * Undefined if the nodes are of another process. Nodes in memory lent by the current snapshot are given back then, or
   * with the facts.
   */
  static of(nodes: NodeColumns, current: HeapSnapshot): Baseline | undefined {
    const { scratch } = current.graph;
    const index = indexNodes(nodes.nodeIds, scratch);
    const baselineNodes = isSameProcess(current.graph.columns, nodes, index)
      ? findBaselineNodes(current.nodeIds, index, scratch)
      : undefined;
    index.release();
    if (baselineNodes === undefined) {
      scratch.giveBack(nodes.nodeIds);
      releaseNodes(nodes, scratch);
      return undefined;
    }
    return new Baseline(nodes, current, baselineNodes);
  }

  private constructor(nodes: NodeColumns, current: HeapSnapshot, baselineNodes: Int32Array) {
    this.nodes = nodes;
    this.current = current;
    this.baselineNodes = baselineNodes;
    const { scratch } = current.graph;
    // nodes have found each other
    scratch.giveBack(nodes.nodeIds);
    this.scratch = scratch.length > nodes.nodeCount ? scratch : new Scratch(nodes.nodeCount + 1);
    this.collections = listKnownCollections(current, nodes, baselineNodes);
    this.classes = new EdgeClasses(nodes, this.scratch);
    this.findingEdges = new FindingEdges(
      nodes,
      this.collections.map(({ other }) => other),
      this.scratch,
    );
  }

  /** Takes the next edges of the file. */
  take(edges: EdgeStretch): void {
    this.classes.take(edges);
    this.findingEdges.take(edges);
  }

  /** Once all edges were taken. */
  finish(): BaselineFacts {
    const { nodes, current, baselineNodes, findingEdges } = this;
    const columns = findingEdges.finish();
    const counts = countBaseline(columns);
    const grownCollections = pickGrownCollections(this.collections, columns);
    const classed = this.classes.finish(columns, current.shapes);
    findingEdges.release();
    return {
      nodes,
      classed,
      baselineNodes,
      counts,
      grownCollections,
      release: () => {
        classed.release();
        current.graph.scratch.giveBack(baselineNodes);
        releaseNodes(nodes, current.graph.scratch);
      },
    };
  }
}

/** Gives the columns back that are lent. */
function releaseNodes({ nodeNames, selfSizes, firstEdges }: NodeColumns, scratch: Scratch): void {
  // the types are behind the sizes
  scratch.giveBack(nodeNames, selfSizes.low, firstEdges);
}
