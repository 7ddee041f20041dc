import type { PathStep, SourceLocation } from './node.ts';

/** Rows that tell most, and how many more there are. */
interface Shortlist<Row> {
  readonly rows: readonly Row[];
  readonly leftOut: number;
}

interface Held {
  /** Who holds it, as names: the end of the path for a reader. May be empty. */
  readonly holders: string;
  readonly source?: SourceLocation;
  /** Root first. */
  readonly path: readonly PathStep[];
}

/** A Map, Set, array, or object used as a dictionary. */
export interface LargeCollection extends Held {
  /** `map`, `set`, `array`, `dictionary`. */
  readonly kind: string;
  readonly className: string;
  readonly nodeId: number;
  readonly entries: number;
  /** True where `entries` is only what there is room for. */
  readonly isUpperBound: boolean;
  readonly retainedBytes: number;
}

export interface CollectionGrowth extends LargeCollection {
  readonly before: number;
  readonly isBeforeUpperBound: boolean;
  readonly sentence: string;
}

/** Listeners of one class of emitters and one event. */
export interface ManyListeners {
  readonly emitterClass: string;
  readonly event: string;
  readonly listeners: number;
  readonly emitters: number;
  readonly mostOnOne: number;
  readonly functionName?: string;
  readonly source?: SourceLocation;
}

export interface ListenerGrowth extends ManyListeners {
  readonly before: number;
  readonly emittersBefore: number;
  readonly sentence: string;
}

/** Native contexts, or detached DOM nodes. */
export interface ContextGrowth extends Held {
  readonly kind: 'nativeContext' | 'detachedNode';
  readonly className: string;
  readonly before: number;
  readonly count: number;
  readonly retainedBytes: number;
  readonly nodeId: number;
  readonly sentence: string;
}

export type LargeCollections = Shortlist<LargeCollection>;
export type Collections = Shortlist<CollectionGrowth>;
export type ManyListenersList = Shortlist<ManyListeners>;
export type Listeners = Shortlist<ListenerGrowth>;
export type Contexts = Shortlist<ContextGrowth>;
