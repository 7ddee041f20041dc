import { fedMethod } from './method.ts';

const WINDOW_MS = 3600_000;
const HOLD_MS = 1800_000;
const LEAST_BYTES_PER_HOUR = 10e6;

/** `deriv(heap_used[1h]) > 10 MB/h` for 30 m: least squares over the last hour of the sawtooth, as Prometheus does it. */
export const deriv = fedMethod('deriv(heap_used[1h]) > 10 MB/h for 30 m', () => {
  const points: { x: number; y: number }[] = [];
  let first = 0;
  let origin: number | undefined;
  let trueSince: number | undefined;
  const sums = { n: 0, x: 0, y: 0, xx: 0, xy: 0 };
  const add = (x: number, y: number, sign: 1 | -1) => {
    sums.n += sign;
    sums.x += sign * x;
    sums.y += sign * y;
    sums.xx += sign * x * x;
    sums.xy += sign * x * y;
  };
  return ({ timeMs, heapUsedBytes }) => {
    origin ??= timeMs;
    const x = (timeMs - origin) / WINDOW_MS;
    points.push({ x, y: heapUsedBytes });
    add(x, heapUsedBytes, 1);
    for (let oldest = points[first]; oldest && oldest.x < x - 1; oldest = points[first]) {
      add(oldest.x, oldest.y, -1);
      first += 1;
    }
    const spread = sums.xx - (sums.x * sums.x) / sums.n;
    const slope = spread > 0 ? (sums.xy - (sums.x * sums.y) / sums.n) / spread : 0;
    if (slope <= LEAST_BYTES_PER_HOUR) trueSince = undefined;
    else trueSince ??= timeMs;
    return {
      leaking: trueSince !== undefined && timeMs - trueSince >= HOLD_MS,
      slopeBytesPerHour: slope,
    };
  };
});
