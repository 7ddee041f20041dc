/** The first rows of a ranking, and how many others there are. */
export interface Shortlist<Row> {
  readonly rows: readonly Row[];
  readonly leftOut: number;
}

/** Takes the first `most` in the order that `compare` gives, and describes only those. */
export function shortlist<Found, Row>(
  found: readonly Found[],
  compare: (a: Found, b: Found) => number,
  most: number,
  describe: (row: Found) => Row,
): Shortlist<Row> {
  const ranked = found.toSorted(compare);
  return { rows: ranked.slice(0, most).map(describe), leftOut: Math.max(0, ranked.length - most) };
}
