/** The kinds of GC that have a colour of their own, in the order of the lane's legend. */
export const GC_KINDS = ['minor', 'incremental', 'major', 'weakcb'] as const;
export type GcKind = (typeof GC_KINDS)[number];

export function isGcKind(text: string | undefined): text is GcKind {
  return GC_KINDS.some((kind) => kind === text);
}
