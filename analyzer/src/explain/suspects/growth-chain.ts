import { NodeType } from '../../parse/node-type.ts';
import { isSystemNode } from '../names/node-telling.ts';
import { carriedNode, type GrowthTree, heaviestChild } from './growth-parts.ts';

/** What repeats itself downwards: a list, a chain of closures, the reactions of a promise. */
export interface GrowthChain {
  readonly count: number;
  /** A link a few steps down: its path shows the repeat. */
  readonly sample: number;
  /** The links are V8's own; the sample is what one of them carries. */
  readonly isHidden: boolean;
}

/** A class met this often on the way down is a chain. The last of these links is the sample. */
export const MIN_LINKS = 5;

interface Link {
  count: number;
  sample: number;
  readonly rank: number;
}

/**
 * Goes down a chain to its end, and names it by the link a reader can find: a function, else the most frequent class
 * of the program, else what V8's own links carry. Undefined if nothing repeats itself on the way of the heaviest nodes: a
 * tree, whose branches weigh more together than what each of them is beside.
 */
export function followChain(growth: GrowthTree, top: number): GrowthChain | undefined {
  const { snapshot } = growth;
  const { classOf } = snapshot.classes;
  const { nodeTypes } = snapshot.graph.columns;
  const links = new Map<number, Link>();
  for (let node: number | undefined = top; node !== undefined; node = heaviestChild(growth, node)) {
    const link = links.get(classOf[node]);
    if (link !== undefined) {
      link.count++;
      if (link.count <= MIN_LINKS) link.sample = node;
      continue;
    }
    const isFunction = nodeTypes[node] === NodeType.Closure;
    links.set(classOf[node], {
      count: 1,
      sample: node,
      rank: isSystemNode(snapshot, node) ? 0 : isFunction ? 2 : 1,
    });
  }
  const repeated = [...links.values()].filter((link) => link.count >= MIN_LINKS);
  repeated.sort((a, b) => b.rank - a.rank || b.count - a.count);
  if (repeated.length === 0) return undefined;
  const { count, sample, rank } = repeated[0];
  if (rank > 0) return { count, sample, isHidden: false };
  return { count, sample: carriedNode(growth, sample, heaviestChild(growth, sample)), isHidden: true };
}
