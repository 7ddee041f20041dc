import { NodeType } from '../../parse/node-type.ts';
import type { NodeColumns } from '../../parse/snapshot-columns.ts';
import type { NodeIndex } from './node-index.ts';

/** Names compared at most; a few thousand decide. */
const MAX_SAMPLES = 10_000;
/** Measured on Node.js 20 and 24: above 0.999 in one process, at most 0.71 between two runs of one small script. */
const MIN_AGREEMENT = 0.95;

/**
 * Whether two snapshots come from one process, judged by what the same ids stand for. In one process an id keeps its
 * object. Two runs of one program give out the same ids too, in the same order at first, and what V8 loads from its
 * start-up image agrees: so code, strings and shapes prove nothing, functions and objects do. Each name is asked once:
 * a hundred thousand equal listeners would agree with their neighbours.
 */
export function isSameProcess(one: NodeColumns, other: NodeColumns, otherIndex: NodeIndex): boolean {
  const { nodeCount, nodeTypes, nodeNames, nodeIds, strings } = one;
  const isAsked = new Uint8Array(strings.count);
  let shared = 0;
  let agreeing = 0;
  for (let node = 0; node < nodeCount && shared < MAX_SAMPLES; node++) {
    const type = nodeTypes[node];
    if (type !== NodeType.Closure && type !== NodeType.Object) continue;
    const name = nodeNames[node];
    if (isAsked[name] === 1) continue;
    const same = otherIndex.find(nodeIds[node]);
    if (same < 0) continue;
    isAsked[name] = 1;
    shared++;
    const isEqual =
      other.nodeTypes[same] === type && other.strings.get(other.nodeNames[same]) === strings.get(name);
    if (isEqual) agreeing++;
  }
  return shared > 0 && agreeing >= shared * MIN_AGREEMENT;
}
