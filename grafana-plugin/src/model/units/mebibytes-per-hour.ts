const MIB = 1024 * 1024;
const MINUS = '\u2212';

/** A slope in MiB/h whatever its size, so that those of many rows compare: `+41 MiB/h`, `+0.3 MiB/h`, `±0 MiB/h`. */
export function formatMebibytesPerHour(bytesPerHour: number): string {
  const magnitude = Math.abs(bytesPerHour) / MIB;
  const text = magnitude < 9.95 ? magnitude.toFixed(1).replace(/\.0$/, '') : groups(Math.round(magnitude));
  if (text === '0') return '±0 MiB/h';
  return `${bytesPerHour < 0 ? MINUS : '+'}${text} MiB/h`;
}

/** `12,400` */
function groups(count: number): string {
  return count.toLocaleString('en-US');
}
