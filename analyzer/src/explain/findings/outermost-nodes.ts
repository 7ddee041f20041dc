const UNKNOWN = 0;
const BELOW = 1;
const NOT_BELOW = 2;

/**
 * Those of the nodes that no other of them dominates: their retained sizes add up. Every step up the dominator tree is
 * taken once, whatever its depth.
 */
export function outermostNodes(nodes: readonly number[], immediateDominators: Uint32Array): number[] {
  const place = new Uint8Array(immediateDominators.length);
  const isOne = new Set(nodes);
  return nodes.filter((node) => {
    const way: number[] = [];
    let at = node;
    let verdict = NOT_BELOW;
    while (at !== 0) {
      at = immediateDominators[at];
      if (isOne.has(at)) verdict = BELOW;
      else if (place[at] === UNKNOWN) {
        way.push(at);
        continue;
      } else verdict = place[at];
      break;
    }
    for (const passed of way) place[passed] = verdict;
    return verdict === NOT_BELOW;
  });
}
