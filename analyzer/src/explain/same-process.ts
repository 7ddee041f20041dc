import { NodeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';
import type { NodeIndex } from './node-index.ts';

const SAMPLES = 2000;
/** In one process an id keeps its object, whose name rarely changes; in two, ids meet by chance. */
const MIN_AGREEMENT = 0.9;

/**
 * Whether two snapshots come from one process, judged by what the same ids stand for: closures and objects that both
 * have, evenly spread over the baseline. Two runs of one program agree on what they load first, not on the rest.
 */
export function isSameProcess(
  baseline: SnapshotColumns,
  current: SnapshotColumns,
  currentIndex: NodeIndex,
): boolean {
  const step = Math.max(1, Math.floor(baseline.nodeCount / SAMPLES));
  let shared = 0;
  let agreeing = 0;
  for (let node = 0; node < baseline.nodeCount; node += step) {
    const type = baseline.nodeTypes[node];
    if (type !== NodeType.Closure && type !== NodeType.Object && type !== NodeType.Code) continue;
    const other = currentIndex.find(baseline.nodeIds[node]);
    if (other < 0) continue;
    shared++;
    const isEqual =
      current.nodeTypes[other] === type &&
      current.strings.get(current.nodeNames[other]) === baseline.strings.get(baseline.nodeNames[node]);
    if (isEqual) agreeing++;
  }
  return shared > 0 && agreeing >= shared * MIN_AGREEMENT;
}
