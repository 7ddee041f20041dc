import type { Collections, Contexts, Listeners } from './findings.ts';
import type { NodeRow, PathStep, SourceLocation } from './node.ts';

export interface DiffSide {
  readonly id: string;
  readonly nodes: number;
  readonly bytes: number;
  readonly capturedAt: string;
  readonly isRedacted?: boolean;
}

/** One class in a diff. Sizes are shallow sizes; deltas are signed. */
export interface ClassGrowth {
  readonly className: string;
  /** For `/classes/{key}/nodes`; absent where the current snapshot has no added node of the class. */
  readonly key?: string;
  /** True for V8's own groups. */
  readonly isSystem: boolean;
  readonly addedCount: number;
  readonly removedCount: number;
  readonly deltaCount: number;
  readonly addedBytes: number;
  readonly removedBytes: number;
  readonly deltaBytes: number;
  /** Bytes that would be freed with the added nodes of this class. */
  readonly retainedByAddedBytes: number;
  /** Only with snapshots in between: whether each has more of the class than the one before. */
  readonly grewEveryTime?: boolean;
}

/** A likely culprit: nodes of one class that were added under one kind of holder. */
export interface Suspect {
  /** 1 is the likeliest. */
  readonly rank: number;
  readonly className: string;
  readonly functionName?: string;
  readonly source?: SourceLocation;
  readonly addedCount: number;
  readonly deltaBytes: number;
  readonly retainedBytes: number;
  readonly sentence: string;
  /** Who holds the nodes, as names. */
  readonly holders: string;
  /** Root first. */
  readonly path: readonly PathStep[];
}

/**
 * `GET /diffs/{baseline}/{current}?through=&through=&limit=`. With `through`, snapshots of the time in between in order
 * (repeated, or one with commas), added means: allocated up to the first of them and still alive in the current one.
 */
export interface Diff {
  readonly baseline: DiffSide;
  readonly current: DiffSide;
  /** Ids of the snapshots in between. */
  readonly through: readonly string[];
  /** False if node ids could not be compared: then rows are differences. */
  readonly sameProcess: boolean;
  /** Largest retained growth first. */
  readonly classes: readonly ClassGrowth[];
  readonly classesLeftOut: number;
  readonly suspects: readonly Suspect[];
  /** Absent for snapshots of two processes. */
  readonly collections?: Collections;
  readonly listeners: Listeners;
  readonly contexts: Contexts;
}

/** `GET /diffs/{baseline}/{current}/suspects?through=` */
export interface DiffSuspects {
  readonly baseline: DiffSide;
  readonly current: DiffSide;
  readonly through: readonly string[];
  readonly sameProcess: boolean;
  readonly suspects: readonly Suspect[];
}

/** `GET /diffs/{baseline}/{current}/map?through=`: every added byte is in one outermost box, and in one of each level within. */
export interface DiffMap {
  readonly bytes: number;
  readonly parts: readonly MapBox[];
  readonly rest: MapRest;
}

/** Nodes of one class that the box around them dominates. */
export interface MapBox {
  readonly className: string;
  /** 0 where only the storage of a kept collection counts. */
  readonly count: number;
  /** With them would be freed, the parts' included. */
  readonly bytes: number;
  /** True for what is new of a collection that was there before. */
  readonly isStorage: boolean;
  /** Largest first; at most four levels. */
  readonly parts: readonly MapBox[];
  readonly rest: MapRest;
}

/** Parts too small to be listed. */
export interface MapRest {
  readonly boxes: number;
  readonly bytes: number;
}

/** Added nodes of a class that are held at one place of the program. */
export interface NodeGroup {
  /** For `?group=`. */
  readonly key: string;
  readonly count: number;
  readonly selfBytes: number;
  /** Those inside each other are counted for each. */
  readonly retainedBytes: number;
  /** The most retaining of them, which the path leads to. */
  readonly nodeId: number;
  readonly path: readonly PathStep[];
}

/** `GET /diffs/{baseline}/{current}/classes/{key}/nodes?through=`: the class's added nodes by retaining path. */
export interface ClassGroups {
  readonly className: string;
  readonly key: string;
  /** Added nodes of the class. */
  readonly total: number;
  /** How many of them, the most retaining, were looked into. */
  readonly lookedInto: number;
  /** The most retaining first. */
  readonly groups: readonly NodeGroup[];
}

/** The same route with `?group=&offset=&limit=`: the nodes of one group, the most retaining first. */
export interface GroupNodes {
  readonly className: string;
  readonly key: string;
  readonly group: string;
  /** Nodes of the group, on all pages. */
  readonly total: number;
  readonly offset: number;
  readonly nodes: readonly NodeRow[];
}
