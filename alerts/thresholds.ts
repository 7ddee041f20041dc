/** One way to see a leak: a window of equal parts in which the floor of the live set must rise and rise. */
export interface Pace {
  readonly name: 'surge' | 'urgent' | 'sustained';
  /** Each part's floor is the lowest live set in it. */
  readonly partSeconds: number;
  readonly parts: number;
  /** In each part it must rise by at least this share of the average rise: what has begun to flatten is no leak. */
  readonly keepsPaceShare: number;
  /** Whether the lowest of the last part must be above the highest of the first: a rise out of its own noise. */
  readonly clearsNoise: boolean;
  /** The rise from the first floor to the last must be at least this much … */
  readonly minRiseBytes: number;
  /** … and at least this share of the heap limit. */
  readonly minRiseShareOfLimit: number;
  /** At this pace the live set reaches the heap limit within this time. */
  readonly limitWithinSeconds: number;
  /** The live set changes at a major GC only: with fewer of them in the window nothing is known. */
  readonly minMajorGcs: number;
  /** Time after the start of the process that is left out: programs fill up while they start. */
  readonly warmUpSeconds: number;
}

/** The alert as it is sent: one severity, spoken by one or more paces. */
export interface Urgency {
  readonly severity: 'critical' | 'warning';
  readonly paces: readonly Pace[];
  /** A height that the process had within this time, and survived, is no news. */
  readonly historySeconds: number;
  /** How often its rules are evaluated. */
  readonly intervalSeconds: number;
  /** How long the condition must hold before the alert is sent, and how long the alert outlives it. */
  readonly forSeconds: number;
  readonly keepFiringForSeconds: number;
}

const MIB = 2 ** 20;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const URGENCIES: readonly Urgency[] = [
  {
    severity: 'critical',
    historySeconds: 6 * HOUR,
    intervalSeconds: 15,
    forSeconds: 30,
    keepFiringForSeconds: 5 * MINUTE,
    paces: [
      {
        name: 'surge',
        partSeconds: 45,
        parts: 3,
        keepsPaceShare: 0.5,
        clearsNoise: true,
        minRiseBytes: 16 * MIB,
        minRiseShareOfLimit: 0.04,
        limitWithinSeconds: 20 * MINUTE,
        minMajorGcs: 3,
        warmUpSeconds: 30,
      },
      {
        name: 'urgent',
        partSeconds: 4 * MINUTE,
        parts: 3,
        keepsPaceShare: 0.6,
        clearsNoise: true,
        minRiseBytes: 16 * MIB,
        minRiseShareOfLimit: 0.03,
        limitWithinSeconds: HOUR,
        minMajorGcs: 6,
        // Caches that fill up after the start look like a leak for a while. A surge is told all the same.
        warmUpSeconds: 18 * MINUTE,
      },
    ],
  },
  {
    severity: 'warning',
    historySeconds: DAY,
    intervalSeconds: 60,
    forSeconds: 30 * MINUTE,
    keepFiringForSeconds: 30 * MINUTE,
    paces: [
      {
        name: 'sustained',
        partSeconds: 45 * MINUTE,
        parts: 4,
        keepsPaceShare: 0.6,
        // In so long a window the highest is a job or a burst; the floors of its parts are quiet enough.
        clearsNoise: false,
        minRiseBytes: 8 * MIB,
        minRiseShareOfLimit: 0.015,
        limitWithinSeconds: 5 * DAY,
        minMajorGcs: 8,
        warmUpSeconds: 30 * MINUTE,
      },
    ],
  },
];

/** Where the links of an alert go. */
export interface Links {
  /** Root of Grafana, without a slash at the end. */
  readonly grafanaUrl: string;
  /** Folder of the runbooks, without a slash at the end. */
  readonly runbookUrl: string;
}

export const DEFAULT_LINKS: Links = {
  grafanaUrl: 'http://localhost:3000',
  runbookUrl: 'docs/runbooks',
};

/** Length of the whole window. */
export function windowSeconds(pace: Pace): number {
  return pace.partSeconds * pace.parts;
}

/** Time from the first floor to the last. */
export function riseSeconds(pace: Pace): number {
  return pace.partSeconds * (pace.parts - 1);
}

/** No younger process is judged. */
export function minAgeSeconds(pace: Pace): number {
  return windowSeconds(pace) + pace.warmUpSeconds;
}
