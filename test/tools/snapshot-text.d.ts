/** Writes small heap snapshots for tests, in the layout of Node.js 24. */
export interface NodeText {
  readonly type?: string;
  readonly name?: string;
  readonly id?: number;
  readonly selfSize?: number;
  /** 1 is attached, 2 is detached; not known unless given. */
  readonly detachedness?: number;
  readonly edges?: readonly EdgeText[];
  /** Script id, line and column, from 0. */
  readonly location?: readonly [number, number, number];
}
export interface EdgeText {
  /** Position of the target in the list of nodes. */
  readonly to: number;
  readonly type?: string;
  readonly name?: string | number;
}
export declare function snapshotText(nodes: readonly NodeText[]): string;
/**
 * A root whose `shortcut` leads to a global object: the frame of every real snapshot. The nodes given follow the global
 * object, so that the first of them has position 2; `globals` are the global object's edges.
 */
export declare function programText(globals: readonly EdgeText[], nodes: readonly NodeText[]): string;
