/**
 * Moves marks that would cover each other apart, to the right, and back from the end where there is no room: each stays
 * where it is if it has room, and their order stays. Where there are more than fit, the first ones cover each other.
 *
 * @param places in pixels, rising
 * @param endPx the furthest place a mark may have
 * @returns as many places, `gapPx` apart
 */
export function spreadMarks(places: readonly number[], gapPx: number, endPx: number): number[] {
  const spread: number[] = [];
  for (const place of places) spread.push(Math.max(place, (spread.at(-1) ?? -Infinity) + gapPx));
  let most = endPx;
  for (let i = spread.length - 1; i >= 0 && (spread[i] ?? 0) > most; i--) {
    spread[i] = Math.max(most, 0);
    most -= gapPx;
  }
  return spread;
}
