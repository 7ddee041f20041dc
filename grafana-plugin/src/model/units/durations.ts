/** A duration for people: `0.4 s`, `4 s`, `3 min`, `2.5 h`, `3 days`. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${trim(seconds)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${trim(seconds / 3_600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
