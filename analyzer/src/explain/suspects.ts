import type { DominatorTree } from './dominator-tree.ts';
import type { Growth } from './growth.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';
export interface Suspect {
  readonly rank: number;
}
export function findSuspects(_s: HeapSnapshot, _g: Growth, _t: DominatorTree): Suspect[] {
  return [];
}
