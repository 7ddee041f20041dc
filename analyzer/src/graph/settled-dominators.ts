import { openGraphLoops, slicesUp } from './graph-loops.ts';
import type { Scratch } from './scratch.ts';

/** Steps per vertex before it is better to jump; heaps of real programs take about one. */
const STEPS_PER_VERTEX = 8;
const MAX_STEPS = 0x7fff_ffff;

/**
 * The last stage of semi-NCA. `idom` holds each vertex' parent in depth-first numbers, and is overwritten by its
 * immediate dominator: the nearest ancestor in the growing dominator tree that is not below the semidominator.
 *
 * Departure: climbing step by step is quadratic when a long chain leads to many vertices that something near the root
 * holds too. Once that shows, one climbs by the jumps of E. W. Myers, "An applicative random-access stack",
 * Information Processing Letters 17, 1983: every ancestor is then a logarithmic number of jumps away.
 */
export function settleDominators(
  idom: Uint32Array,
  semi: Uint32Array,
  n: number,
  scratch: Scratch,
  stepsPerVertex = STEPS_PER_VERTEX,
): void {
  idom[1] = 1;
  let steps = stepsPerVertex * n;
  let w = 2;
  const loops = openGraphLoops([semi, idom]);
  if (loops !== undefined) {
    loops.setDominators(0, 0, semi.byteOffset, 0, 0);
    loops.allowSteps(Math.min(steps, MAX_STEPS));
    slicesUp(2, n + 1, (from, to) => {
      if (w === from) w = loops.settle(idom.byteOffset, from, to);
    });
    steps = 0;
  }
  for (; w <= n && steps > 0; w++) {
    let v = idom[w];
    for (; v > semi[w]; steps--) v = idom[v];
    idom[w] = v;
  }
  if (w <= n) settleByJumps(idom, semi, w, n, scratch);
}

function settleByJumps(
  idom: Uint32Array,
  semi: Uint32Array,
  from: number,
  n: number,
  scratch: Scratch,
): void {
  const depth = scratch.take();
  const jump = scratch.take();
  depth[1] = 0;
  jump[1] = 1;
  for (let w = 2; w <= n; w++) {
    if (w >= from) {
      let v = idom[w];
      while (v > semi[w]) v = jump[v] > semi[w] ? jump[v] : idom[v];
      idom[w] = v;
    }
    const v = idom[w];
    const far = jump[v];
    depth[w] = depth[v] + 1;
    jump[w] = depth[v] - depth[far] === depth[far] - depth[jump[far]] ? jump[far] : v;
  }
  scratch.giveBack(depth, jump);
}
