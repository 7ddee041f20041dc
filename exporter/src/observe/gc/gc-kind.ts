import { constants } from 'node:perf_hooks';

/** `minor`, `major`, `incremental`, `weakcb`, or V8's number for a kind that is none of these. */
export type GcKind = string;

const NAMES: ReadonlyMap<number, GcKind> = new Map([
  [constants.NODE_PERFORMANCE_GC_MINOR, 'minor'],
  [constants.NODE_PERFORMANCE_GC_MAJOR, 'major'],
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL, 'incremental'],
  [constants.NODE_PERFORMANCE_GC_WEAKCB, 'weakcb'],
]);

export const MINOR: number = constants.NODE_PERFORMANCE_GC_MINOR;
export const MAJOR: number = constants.NODE_PERFORMANCE_GC_MAJOR;

/** Kinds that every process has sooner or later: present from 0, so that a first one shows as an increase. */
export const USUAL_KINDS: readonly number[] = [
  constants.NODE_PERFORMANCE_GC_MINOR,
  constants.NODE_PERFORMANCE_GC_MAJOR,
  constants.NODE_PERFORMANCE_GC_INCREMENTAL,
];

export function gcKindName(kind: number): GcKind {
  return NAMES.get(kind) ?? String(kind);
}

/** Why a GC that V8 did not choose was made. */
export const GC_CAUSES = ['forced', 'capture', 'probe'] as const;
export type GcCause = (typeof GC_CAUSES)[number];
export type OwnGcCause = Exclude<GcCause, 'forced'>;

/** Of `flags` of a GC entry: the program or an inspector asked for it. */
export function isForced(flags: number | undefined): boolean {
  return ((flags ?? 0) & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) !== 0;
}
