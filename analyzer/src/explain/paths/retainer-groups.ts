import type { HeapSnapshot } from '../heap-snapshot.ts';
import { type PathStep, pathSignature, retainingPath } from './retaining-path.ts';

/** Nodes of a class that are held at one place of the program. */
export interface RetainerGroup {
  readonly count: number;
  /** Shallow bytes. */
  readonly selfBytes: number;
  /** Bytes that would be freed with these nodes, those inside each other counted for each. */
  readonly retainedBytes: number;
  /** V8's id of the group's most retaining node, which the path leads to. */
  readonly nodeId: number;
  readonly path: readonly PathStep[];
}

export interface ClassRetainers {
  readonly className: string;
  /** Nodes of the class, of all places it is written at. */
  readonly nodeCount: number;
  /** How many of them, the most retaining, were looked into. */
  readonly lookedInto: number;
  /** The most retaining group first. */
  readonly groups: readonly RetainerGroup[];
}

/** Who holds the nodes of a class: its nodes by retaining path. Undefined if there is no such class. */
export function groupRetainers(
  snapshot: HeapSnapshot,
  className: string,
  maxNodes = 1000,
): ClassRetainers | undefined {
  const { names, classOf } = snapshot.classes;
  const isWanted = names.map((name) => name === className);
  const nodes: number[] = [];
  for (let node = 0; node < snapshot.nodeCount; node++) if (isWanted[classOf[node]]) nodes.push(node);
  if (nodes.length === 0) return undefined;
  nodes.sort((a, b) => snapshot.retainedSizes[b] - snapshot.retainedSizes[a]);
  const looked = nodes.slice(0, maxNodes);
  const groups = new Map<string, { -readonly [Key in keyof RetainerGroup]: RetainerGroup[Key] }>();
  for (const node of looked) {
    const path = retainingPath(snapshot, node);
    const key = pathSignature(path);
    const [selfBytes, retainedBytes] = [snapshot.selfSizes[node], snapshot.retainedSizes[node]];
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { count: 1, selfBytes, retainedBytes, nodeId: snapshot.nodeIds[node], path });
    } else {
      known.count++;
      known.selfBytes += selfBytes;
      known.retainedBytes += retainedBytes;
    }
  }
  return {
    className,
    nodeCount: nodes.length,
    lookedInto: looked.length,
    groups: [...groups.values()].sort((a, b) => b.retainedBytes - a.retainedBytes),
  };
}
