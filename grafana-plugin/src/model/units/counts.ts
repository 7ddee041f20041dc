const MINUS = '\u2212';
const grouped = new Intl.NumberFormat('en-US');
const rounded = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** `50,001`; a minus sign where negative. */
export function formatCount(count: number): string {
  return (count < 0 ? MINUS : '') + grouped.format(Math.abs(count));
}

/** `+50,001`, `−3`, `±0`. The sign is always there. */
export function formatCountDelta(count: number): string {
  if (count === 0) return '±0';
  return (count < 0 ? MINUS : '+') + grouped.format(Math.abs(count));
}

/** `2.4 M`, `830 k`, `512`: where the order of magnitude is what matters. */
export function formatRoughCount(count: number): string {
  if (count >= 999_500) return `${rounded.format(count / 1e6)} M`;
  if (count >= 1_000) return `${rounded.format(count / 1e3)} k`;
  return grouped.format(count);
}
