const UNITS: readonly { readonly seconds: number; readonly word: string }[] = [
  { seconds: 86_400, word: 'days' },
  { seconds: 3_600, word: 'h' },
  { seconds: 60, word: 'min' },
];
/** Beyond this an estimate from some hours of growth says nothing. */
const FAR_SECONDS = 365.25 * 86_400;
/** From so many of a unit on in that unit: `80 min` says more than `1 h`, but nobody wants `170 min`. */
const LEAST_COUNT = 1.5;

/** When a limit is reached: `in about 3 h`, `in over a year`, `not in sight`. */
export function formatTimeToLimit(seconds: number | undefined): string {
  if (seconds === undefined) return 'unknown';
  if (seconds === Number.POSITIVE_INFINITY) return 'not in sight';
  if (seconds <= 0) return 'reached';
  if (seconds < 60) return 'in under a minute';
  if (seconds > FAR_SECONDS) return 'in over a year';
  const unit = UNITS.find((candidate) => seconds >= candidate.seconds * LEAST_COUNT);
  return `in about ${Math.round(seconds / (unit?.seconds ?? 60))} ${unit?.word ?? 'min'}`;
}
