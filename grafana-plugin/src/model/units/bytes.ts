const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
const MINUS = '\u2212';

/** Size for people: `0 B`, `9.5 MiB`, `312 MiB`, `1.3 GiB`; one decimal below ten, a minus sign where negative. */
export function formatBytes(bytes: number): string {
  const sign = bytes < 0 ? MINUS : '';
  return sign + formatMagnitude(Math.abs(bytes));
}

/** Difference of two sizes: `+41 MiB`, `−3.4 MiB`, `±0 B`. The sign is always there. */
export function formatBytesDelta(bytes: number): string {
  const magnitude = formatMagnitude(Math.abs(bytes));
  if (magnitude === '0 B') return `±${magnitude}`;
  return (bytes < 0 ? MINUS : '+') + magnitude;
}

function formatMagnitude(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // By the rounded value, so that 1023.9 KiB reads as 1 MiB and never as 1024 KiB.
  while (Math.round(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const decimals = unit > 0 && value < 9.95 && !Number.isInteger(value) ? 1 : 0;
  return `${value.toFixed(decimals).replace(/\.0$/, '')} ${UNITS[unit]}`;
}
