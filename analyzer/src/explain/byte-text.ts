const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Bytes for a reader: `3.4 MiB`, `96 MiB`, `512 B`. Three figures at most; the sign is kept. */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${bytes < 0 ? '-' : ''}${value.toFixed(digits)} ${UNITS[unit]}`;
}

/** A difference always shows its sign: `+3.4 MiB`, `-12 B`, `0 B`. */
export function formatByteDelta(bytes: number): string {
  return bytes > 0 ? `+${formatBytes(bytes)}` : formatBytes(bytes);
}

/** A count in groups of three: `50,001`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** `+50,001`, `-3`, `0`. */
export function formatCountDelta(count: number): string {
  return count > 0 ? `+${formatCount(count)}` : formatCount(count);
}
