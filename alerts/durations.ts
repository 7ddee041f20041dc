const UNITS = [
  ['d', 86_400, 'day'],
  ['h', 3_600, 'hour'],
  ['m', 60, 'minute'],
  ['s', 1, 'second'],
] as const;

/** As Prometheus writes it: 135 → `2m15s`. Takes whole seconds. */
export function promDuration(seconds: number): string {
  let rest = seconds;
  let text = '';
  for (const [letter, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${letter}`;
    rest -= count * size;
  }
  return text === '' ? '0s' : text;
}

/** As a person says it: 135 → `2 minutes 15 seconds`. */
export function proseDuration(seconds: number): string {
  let rest = seconds;
  const words: string[] = [];
  for (const [, size, noun] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(`${count} ${noun}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return words.join(' ');
}
