import { fedMethod } from './method.ts';

const WINDOW_MS = 6 * 3600_000;
/** Looked at each so often, with at least so much to look at. */
const EVERY_MS = 300_000;
const LEAST_SPAN_MS = 2.5 * 3600_000;
const LEAST_POINTS = 10;
const MOST_POINTS = 90;
const LEAST_BYTES_PER_HOUR = 0.5e6;
const LEAST_RISE_SHARE = 0.05;
/** One-sided, of the normal approximation. */
const LEAST_Z = 3.1;

/** The textbook's answer: Mann–Kendall says whether, Theil–Sen how fast, on the live set of the last six hours. */
export const theilSenMannKendall = fedMethod('Theil–Sen + Mann–Kendall on the live set, 6 h', () => {
  const points: { timeMs: number; value: number }[] = [];
  let opinion = { leaking: false, slopeBytesPerHour: 0 };
  let lookedMs = 0;
  return ({ timeMs, liveBytes }) => {
    if (liveBytes !== undefined) points.push({ timeMs, value: liveBytes });
    if (timeMs - lookedMs < EVERY_MS) return opinion;
    lookedMs = timeMs;
    const recent = points.filter((point) => point.timeMs >= timeMs - WINDOW_MS);
    opinion = judge(thin(recent));
    return opinion;
  };
});

function judge(points: readonly { timeMs: number; value: number }[]) {
  const n = points.length;
  const spanMs = (points[n - 1]?.timeMs ?? 0) - (points[0]?.timeMs ?? 0);
  if (n < LEAST_POINTS || spanMs < LEAST_SPAN_MS) return { leaking: false, slopeBytesPerHour: 0 };
  const slopes: number[] = [];
  let s = 0;
  points.forEach((from, i) => {
    for (const to of points.slice(i + 1)) {
      s += Math.sign(to.value - from.value);
      slopes.push((to.value - from.value) / (to.timeMs - from.timeMs));
    }
  });
  slopes.sort((a, b) => a - b);
  const slope = (slopes[slopes.length >> 1] ?? 0) * 3600_000;
  const z = (s - 1) / Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const rise = (slope * spanMs) / 3600_000;
  const leaking =
    z > LEAST_Z && slope > LEAST_BYTES_PER_HOUR && rise > LEAST_RISE_SHARE * (points[0]?.value ?? 0);
  return { leaking, slopeBytesPerHour: slope };
}

function thin<T>(points: readonly T[]): T[] {
  const step = Math.max(1, points.length / MOST_POINTS);
  const thinned: T[] = [];
  for (let i = points.length - 1; i >= 0; i -= step) thinned.push(points[Math.round(i)] as T);
  return thinned.reverse();
}
