import type { Alert } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { FAILED_SNAPSHOTS, olderThan } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { SUBJECT } from '../words.ts';

/** HeapwatchCaptureFailed: a heap snapshot was asked for and there is none. */
export function captureFailedAlerts(thresholds: Thresholds): readonly Alert[] {
  const window = thresholds['captureFailed.window'];
  const without = (expression: string) => `sum without (outcome) (${expression})`;
  return [
    {
      name: 'HeapwatchCaptureFailed',
      severity: 'warning',
      intervalSeconds: 30,
      forSeconds: 0,
      keepFiringForSeconds: 0,
      // A capture that died with its process is counted by the next one from its start, which no increase shows.
      expr: [
        `${without(`increase(${FAILED_SNAPSHOTS}[${promDuration(window)}])`)} > 0`,
        `or (${without(FAILED_SNAPSHOTS)} > 0 unless ${olderThan(window)})`,
      ].join('\n'),
      labels: ['process'],
      numbers: {},
      summary: ['a heap snapshot of ', SUBJECT, ' was begun and failed'],
      description: [
        `Within the last ${proseDuration(window)} a heap snapshot of `,
        SUBJECT,
        ' failed: no room on the disk, or the process died in it. No snapshot of it is left.',
      ],
    },
  ];
}
