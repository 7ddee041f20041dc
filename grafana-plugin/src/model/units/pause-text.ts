/** A GC pause for people: `0.4 ms`, `24 ms`, `1.2 s`. */
export function formatPause(seconds: number): string {
  if (seconds >= 0.9995) return `${round(seconds)} s`;
  return `${round(seconds * 1_000)} ms`;
}

/** One decimal below ten, none above. */
function round(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value));
}
