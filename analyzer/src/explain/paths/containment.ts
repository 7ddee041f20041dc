import { EdgeType, type EdgeTypeName } from '../../parse/node-type.ts';
import type { HeapSnapshot } from '../heap-snapshot.ts';

/** A node as its holder sees it. */
export interface ContainedNode {
  readonly edgeType: EdgeTypeName;
  readonly edgeName: string;
  readonly nodeId: number;
  readonly className: string;
  readonly selfBytes: number;
  readonly retainedBytes: number;
  /** Edges that lead on from it. */
  readonly edgeCount: number;
}

/** Ordinal of the node with V8's id, or undefined. */
export function findNode(snapshot: HeapSnapshot, id: number): number | undefined {
  const ordinal = snapshot.nodeIds.indexOf(id);
  return ordinal < 0 ? undefined : ordinal;
}

/** What a node points to, from the roots downwards: the most retaining first. Weak edges are among them. */
export function contained(snapshot: HeapSnapshot, node = 0): ContainedNode[] {
  const { columns } = snapshot.graph;
  const nodes: ContainedNode[] = [];
  for (let edge = columns.firstEdges[node]; edge < columns.firstEdges[node + 1]; edge++) {
    const type = columns.edgeTypes[edge];
    const target = columns.edgeTargets[edge];
    const isNumbered = type === EdgeType.Element || type === EdgeType.Hidden;
    nodes.push({
      edgeType: columns.edgeTypeNames[type] as EdgeTypeName,
      edgeName: isNumbered ? String(columns.edgeNames[edge]) : columns.strings.get(columns.edgeNames[edge]),
      nodeId: snapshot.nodeIds[target],
      className: describeClass(snapshot, target),
      selfBytes: snapshot.selfSizes[target],
      retainedBytes: snapshot.retainedSizes[target],
      edgeCount: columns.firstEdges[target + 1] - columns.firstEdges[target],
    });
  }
  return nodes.sort((a, b) => b.retainedBytes - a.retainedBytes);
}

/** V8's roots have names that tell more than their class. */
function describeClass(snapshot: HeapSnapshot, node: number): string {
  const { columns } = snapshot.graph;
  const className = snapshot.classes.names[snapshot.classes.classOf[node]];
  return className === '(synthetic)' ? columns.strings.get(columns.nodeNames[node]) : className;
}
