import { noise, ramp, type Scenario, silentUntil } from './scenario.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seen from far, over hours; and from near, over minutes. */
const steady = {
  scrapeSeconds: 60,
  evaluationSeconds: 60,
  majorGcEverySeconds: 5 * MINUTE,
  limitMiB: 512,
} as const;
const hasty = { scrapeSeconds: 15, evaluationSeconds: 15, majorGcEverySeconds: 10, limitMiB: 512 } as const;

/** Leaks, each told at the urgency it deserves, and over when it is over. */
const LEAKS: readonly Scenario[] = [
  {
    ...hasty,
    name: 'a fresh process that leaks 30 MiB a minute is told within four minutes',
    lengthSeconds: 5 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    expectations: [
      silentUntil(3 * MINUTE),
      {
        expect: 'alert',
        atSeconds: 4 * MINUTE,
        severity: 'critical',
        summary: 'checkout-7f leaks 1800 MiB/h; reaches its 512 MiB heap limit in about 12 min',
        diffUrl: 'http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=checkout-7f',
      },
    ],
  },
  {
    ...hasty,
    name: 'an old process that begins to leak 6 MiB a minute is told within a quarter of an hour',
    scrapeSeconds: 30,
    majorGcEverySeconds: 40,
    lengthSeconds: 2.5 * HOUR,
    liveMiB: (seconds) => ramp(2 * HOUR, 3 * HOUR, 200, 560)(seconds) + 2 * noise(seconds),
    expectations: [
      silentUntil(2 * HOUR),
      { expect: 'firing', atSeconds: 2 * HOUR + 16 * MINUTE, severity: 'critical' },
    ],
  },
  {
    ...steady,
    name: 'a leak of 41 MiB an hour is told after hours, once it is sure',
    lengthSeconds: 5 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    expectations: [
      silentUntil(3.5 * HOUR),
      {
        expect: 'alert',
        atSeconds: 4.5 * HOUR,
        severity: 'warning',
        summary: 'checkout-7f leaks 41 MiB/h; reaches its 512 MiB heap limit in about 5 h',
        diffUrl: 'http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=checkout-7f',
      },
    ],
  },
  {
    ...steady,
    name: 'a slow leak in a large heap is told in days',
    limitMiB: 4096,
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 1200 + (45 * seconds) / HOUR + 2 * noise(seconds),
    expectations: [
      {
        expect: 'alert',
        atSeconds: 6 * HOUR,
        severity: 'warning',
        summary: 'checkout-7f leaks 45 MiB/h; reaches its 4096 MiB heap limit in about 2 days',
        diffUrl: 'http://localhost:3000/a/heapwatch-leaks-app/diff?var-instance=checkout-7f',
      },
    ],
  },
  {
    ...hasty,
    name: 'a surge that ends is no longer told, a little later',
    lengthSeconds: 20 * MINUTE,
    liveMiB: ramp(0, 6 * MINUTE, 40, 220),
    expectations: [
      { expect: 'firing', atSeconds: 6 * MINUTE, severity: 'critical' },
      { expect: 'firing', atSeconds: 9 * MINUTE, severity: 'critical' },
      { expect: 'silent', atSeconds: 20 * MINUTE, overSeconds: 6 * MINUTE },
    ],
  },
  {
    ...steady,
    name: 'a sustained leak that ends is no longer told, an hour or two later',
    lengthSeconds: 9 * HOUR,
    liveMiB: (seconds) => ramp(0, 6 * HOUR, 100, 300)(seconds) + 2 * noise(seconds),
    expectations: [
      { expect: 'firing', atSeconds: 6 * HOUR, severity: 'warning' },
      { expect: 'silent', atSeconds: 9 * HOUR, overSeconds: HOUR },
    ],
  },
  {
    ...hasty,
    name: 'a surge is told although scrapes fail now and then',
    lengthSeconds: 6 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    isMissing: (seconds) => seconds % 90 === 30,
    expectations: [{ expect: 'firing', atSeconds: 6 * MINUTE, severity: 'critical' }],
  },
  {
    ...steady,
    name: 'a sustained leak is told although half an hour of scrapes is missing',
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    isMissing: (seconds) => seconds > 3 * HOUR && seconds <= 3.5 * HOUR,
    expectations: [{ expect: 'firing', atSeconds: 6 * HOUR, severity: 'warning' }],
  },
  {
    ...steady,
    name: 'a leak that goes on after a restart is told again, from the new process alone',
    lengthSeconds: 11 * HOUR,
    liveMiB: (seconds) => 120 + (41 * (seconds % (5.5 * HOUR))) / HOUR,
    startedAt: (seconds) => (seconds < 5.5 * HOUR ? 0 : 5.5 * HOUR),
    expectations: [
      { expect: 'firing', atSeconds: 5 * HOUR, severity: 'warning' },
      { expect: 'silent', atSeconds: 9.25 * HOUR, overSeconds: 3 * HOUR },
      { expect: 'firing', atSeconds: 10.5 * HOUR, severity: 'warning' },
    ],
  },
];

/** No leaks: not a word about them. */
const HEALTHY: readonly Scenario[] = [
  {
    ...steady,
    name: 'a flat heap with noise',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => 200 + 20 * noise(seconds),
    expectations: [silentUntil(12 * HOUR)],
  },
  {
    ...hasty,
    name: 'a flat heap with noise, looked at closely',
    lengthSeconds: HOUR,
    liveMiB: (seconds) => 200 + 40 * noise(seconds),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...hasty,
    name: 'a flat heap with noise and rare major GCs',
    scrapeSeconds: 30,
    majorGcEverySeconds: 100,
    lengthSeconds: 4 * HOUR,
    liveMiB: (seconds) => 300 + 40 * noise(seconds),
    expectations: [silentUntil(4 * HOUR)],
  },
  {
    ...hasty,
    name: 'a rise of 80 MiB in a hundred seconds, long after the start',
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 100, 100, 180),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a job that fills the heap in four minutes every two hours, once that is known',
    scrapeSeconds: 30,
    lengthSeconds: 9 * HOUR,
    liveMiB: (seconds) => {
      const since = seconds % (2 * HOUR);
      return since < 10 * MINUTE ? ramp(0, 4 * MINUTE, 100, 380)(since) : 100;
    },
    expectations: [{ expect: 'silent', atSeconds: 9 * HOUR, overSeconds: 2.5 * HOUR }],
  },
  {
    ...hasty,
    name: 'a rise that four major GCs have seen',
    scrapeSeconds: 30,
    majorGcEverySeconds: 200,
    lengthSeconds: 2 * HOUR + 16 * MINUTE,
    liveMiB: ramp(2 * HOUR, 3 * HOUR, 200, 560),
    expectations: [silentUntil(2 * HOUR + 16 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a start that fills 200 MiB in two minutes and is done',
    lengthSeconds: HOUR,
    liveMiB: ramp(0, 2 * MINUTE, 40, 240),
    expectations: [silentUntil(HOUR)],
  },
  {
    ...hasty,
    name: 'a start whose caches fill ever more slowly, over an hour',
    scrapeSeconds: 30,
    lengthSeconds: 3 * HOUR,
    liveMiB: (seconds) => 60 + 240 * (1 - Math.exp(-seconds / (20 * MINUTE))) + 3 * noise(seconds),
    expectations: [silentUntil(3 * HOUR)],
  },
  {
    ...steady,
    name: 'a cache that fills for an hour and a half in the middle of the day, and stops',
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => ramp(3 * HOUR, 4.5 * HOUR, 120, 280)(seconds) + 3 * noise(seconds),
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...hasty,
    name: 'a small program that fills a dozen MiB of its small heap',
    limitMiB: 128,
    lengthSeconds: 40 * MINUTE,
    liveMiB: ramp(0, 5 * MINUTE, 20, 45),
    expectations: [silentUntil(40 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a small program that fills its small heap a little, long after its start',
    limitMiB: 96,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 20 * MINUTE, 40, 66),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a large program that loads two GiB in five minutes, far from its limit',
    limitMiB: 16_384,
    lengthSeconds: 40 * MINUTE,
    liveMiB: ramp(0, 5 * MINUTE, 300, 2500),
    expectations: [silentUntil(40 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a large program that fills a cache for half an hour, far from its limit',
    limitMiB: 4096,
    lengthSeconds: 2 * HOUR,
    liveMiB: ramp(HOUR, 1.5 * HOUR, 300, 1300),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...hasty,
    name: 'a large heap near its limit that takes up a little for some minutes',
    limitMiB: 8192,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 5 * MINUTE, 7000, 7350),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...hasty,
    name: 'a large heap near its limit that takes up a little for a quarter of an hour',
    limitMiB: 8192,
    lengthSeconds: 90 * MINUTE,
    liveMiB: ramp(HOUR, HOUR + 18 * MINUTE, 7500, 7810),
    expectations: [silentUntil(90 * MINUTE)],
  },
  {
    ...steady,
    name: 'a cache that fills for two and a half hours, and stops',
    lengthSeconds: 10 * HOUR,
    liveMiB: ramp(4 * HOUR, 6.5 * HOUR, 120, 320),
    expectations: [silentUntil(10 * HOUR)],
  },
  {
    ...hasty,
    name: 'a job of three minutes every twenty',
    scrapeSeconds: 30,
    lengthSeconds: 2 * HOUR,
    liveMiB: (seconds) => (seconds % (20 * MINUTE) < 3 * MINUTE ? 300 : 100) + 3 * noise(seconds),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...steady,
    name: 'a job that fills the heap for a quarter of an hour every two hours, once that is known',
    majorGcEverySeconds: 60,
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => ramp(0, 15 * MINUTE, 100, 380)(seconds % (2 * HOUR)),
    expectations: [{ expect: 'silent', atSeconds: 10 * HOUR, overSeconds: 3 * HOUR }],
  },
  {
    ...steady,
    name: 'a heap that rises for five hours each morning, from the second day on',
    scrapeSeconds: 240,
    majorGcEverySeconds: 12 * MINUTE,
    lengthSeconds: 38 * HOUR,
    liveMiB: (seconds) => {
      const hourOfDay = (seconds / HOUR) % 24;
      return hourOfDay < 20 ? ramp(8, 13, 120, 320)(hourOfDay) : 120;
    },
    expectations: [{ expect: 'silent', atSeconds: 38 * HOUR, overSeconds: 10 * HOUR }],
  },
  {
    ...steady,
    name: 'a rise with too few major GCs to know',
    majorGcEverySeconds: 25 * MINUTE,
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR,
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...steady,
    name: 'a small heap that takes up five MiB in a day’s work',
    limitMiB: 96,
    lengthSeconds: 8 * HOUR,
    liveMiB: ramp(0, 8 * HOUR, 40, 60),
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...steady,
    name: 'a large heap that takes up ten MiB an hour, two days from its limit',
    limitMiB: 4096,
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => 3400 + (12 * seconds) / HOUR,
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...steady,
    name: 'growth so far from the limit that it is more than five days away',
    limitMiB: 4096,
    lengthSeconds: 8 * HOUR,
    liveMiB: (seconds) => 300 + (29 * seconds) / HOUR,
    expectations: [silentUntil(8 * HOUR)],
  },
  {
    ...hasty,
    name: 'restarts every ten minutes, each with a start that fills 100 MiB in a minute',
    lengthSeconds: 2 * HOUR,
    liveMiB: (seconds) => ramp(0, MINUTE, 40, 140)(seconds % (10 * MINUTE)),
    startedAt: (seconds) => seconds - (seconds % (10 * MINUTE)),
    expectations: [silentUntil(2 * HOUR)],
  },
  {
    ...steady,
    name: 'a redeploy to a version that needs more memory',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => (seconds < 4 * HOUR ? 120 : 320) + 3 * noise(seconds),
    startedAt: (seconds) => (seconds < 4 * HOUR ? 0 : 4 * HOUR),
    expectations: [silentUntil(10 * HOUR)],
  },
];

export const SCENARIOS: readonly Scenario[] = [...LEAKS, ...HEALTHY];
