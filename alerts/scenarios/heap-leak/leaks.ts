import { firing, HOUR, MINUTE, noise, ramp, silentUntil } from '../scenario.ts';
import { type HeapScenario, hasty, steady } from './heap-scenario.ts';

/** Leaks, each told at the urgency it deserves, and over when it is over. */
export const LEAKS: readonly HeapScenario[] = [
  {
    ...hasty,
    kind: 'firing',
    name: 'a fresh process that leaks 30 MiB a minute is told within four minutes',
    lengthSeconds: 5 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    expectations: [
      silentUntil(3 * MINUTE),
      {
        expect: 'alerts',
        atSeconds: 4 * MINUTE,
        alerts: [
          {
            severity: 'critical',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 1800 MiB/h of JS heap; reaches its 512 MiB heap limit in about 12 min',
          },
        ],
      },
    ],
  },
  {
    ...hasty,
    kind: 'firing',
    // V8 collects when it sees fit: a part of the window may hold one small step of the live set, or two large ones.
    name: 'a fresh process that leaks 22 MiB a minute is told as soon, although its major GCs come unevenly',
    limitMiB: 320,
    lengthSeconds: 5 * MINUTE,
    majorGcEverySeconds: [18, 22, 26],
    liveMiB: (seconds) => 10 + seconds * (22 / 60),
    expectations: [firing(3.5 * MINUTE, 'critical')],
  },
  {
    ...hasty,
    evaluationSeconds: 120,
    kind: 'firing',
    name: 'an old process that begins to leak 6 MiB a minute is told within a quarter of an hour',
    scrapeSeconds: 30,
    majorGcEverySeconds: 40,
    lengthSeconds: 2.5 * HOUR,
    liveMiB: (seconds) => ramp(2 * HOUR, 3 * HOUR, 200, 560)(seconds) + 2 * noise(seconds),
    expectations: [silentUntil(2 * HOUR), firing(2 * HOUR + 16 * MINUTE, 'critical')],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'a leak of 41 MiB an hour is told after hours, once it is sure',
    lengthSeconds: 5 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    expectations: [
      silentUntil(3.5 * HOUR),
      {
        expect: 'alerts',
        atSeconds: 4.5 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 41 MiB/h of JS heap since about 00:22 UTC (4 h ago); reaches its 512 MiB heap limit in about 5 h',
          },
        ],
      },
    ],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'a slow leak in a large heap is told in days',
    limitMiB: 4096,
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 1200 + (45 * seconds) / HOUR + 2 * noise(seconds),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: 6 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'heap' },
            summary:
              'checkout-7f leaks 45 MiB/h of JS heap since about 00:21 UTC (6 h ago); reaches its 4096 MiB heap limit in about 2 days',
          },
        ],
      },
    ],
  },
  {
    ...hasty,
    kind: 'resolving',
    name: 'a surge that ends is no longer told, a little later',
    lengthSeconds: 20 * MINUTE,
    liveMiB: ramp(0, 6 * MINUTE, 40, 220),
    expectations: [
      firing(6 * MINUTE, 'critical'),
      firing(9 * MINUTE, 'critical'),
      { expect: 'silent', atSeconds: 20 * MINUTE, overSeconds: 6 * MINUTE },
    ],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a sustained leak that ends is no longer told, some hours later',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => ramp(0, 6 * HOUR, 100, 300)(seconds) + 2 * noise(seconds),
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 12 * HOUR, overSeconds: 1.5 * HOUR },
    ],
  },
  {
    ...hasty,
    kind: 'missing scrapes',
    name: 'a surge is told although scrapes fail now and then',
    lengthSeconds: 6 * MINUTE,
    liveMiB: (seconds) => 40 + seconds / 2,
    isMissing: (seconds) => seconds % 90 === 30,
    expectations: [firing(6 * MINUTE, 'critical')],
  },
  {
    ...steady,
    kind: 'missing scrapes',
    name: 'a sustained leak is told although half an hour of scrapes is missing',
    lengthSeconds: 6 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR + 3 * noise(seconds),
    isMissing: (seconds) => seconds > 3 * HOUR && seconds <= 3.5 * HOUR,
    expectations: [firing(6 * HOUR, 'warning')],
  },
  {
    ...steady,
    kind: 'restart',
    name: 'a leak that goes on after a restart stays told',
    lengthSeconds: 11 * HOUR,
    liveMiB: (seconds) => 120 + (41 * (seconds % (5.5 * HOUR))) / HOUR,
    startedAt: (seconds) => (seconds < 5.5 * HOUR ? 0 : 5.5 * HOUR),
    expectations: [5, 6, 7, 8, 9, 10, 11].map((hours) => firing(hours * HOUR, 'warning')),
  },
  {
    ...steady,
    kind: 'restart',
    name: 'a leak is told although a redeploy ends every life after two hours',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => 120 + (41 * (seconds % (2 * HOUR))) / HOUR + 2 * noise(seconds),
    startedAt: (seconds) => seconds - (seconds % (2 * HOUR)),
    expectations: [silentUntil(4 * HOUR), firing(8 * HOUR, 'warning'), firing(10 * HOUR, 'warning')],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a new process that does not leak any more ends it, some hours later',
    lengthSeconds: 12 * HOUR,
    liveMiB: (seconds) => 120 + (seconds < 6 * HOUR ? (41 * seconds) / HOUR : 0) + 2 * noise(seconds),
    startedAt: (seconds) => (seconds < 6 * HOUR ? 0 : 6 * HOUR),
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 12 * HOUR, overSeconds: 1.5 * HOUR },
    ],
  },
  {
    ...steady,
    kind: 'resolving',
    name: 'a process that is gone for good is not told for long',
    lengthSeconds: 10 * HOUR,
    liveMiB: (seconds) => 120 + (41 * seconds) / HOUR,
    isMissing: (seconds) => seconds > 6 * HOUR,
    expectations: [
      firing(6 * HOUR, 'warning'),
      { expect: 'silent', atSeconds: 10 * HOUR, overSeconds: HOUR },
    ],
  },
  {
    ...steady,
    kind: 'firing',
    name: 'Buffers that leak beside a flat heap are external memory',
    lengthSeconds: 5 * HOUR,
    liveMiB: (seconds) => 120 + 3 * noise(seconds),
    externalMiB: (seconds) => 20 + (60 * seconds) / HOUR + 2 * noise(seconds + 1),
    expectations: [
      {
        expect: 'alerts',
        atSeconds: 5 * HOUR,
        alerts: [
          {
            severity: 'warning',
            labels: { isolate: 'main', memory: 'external' },
            summary:
              'checkout-7f leaks 60 MiB/h of external memory (Buffers) since about 00:19 UTC (5 h ago)',
          },
        ],
      },
    ],
  },
];
