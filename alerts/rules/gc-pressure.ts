import type { Alert, Severity } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { GC_SECONDS } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { number, SUBJECT } from '../words.ts';

/** HeapwatchGcPressure: the isolate stands still for GC for much of its time. */
export function gcPressureAlerts(thresholds: Thresholds): readonly Alert[] {
  const window = thresholds['gcPressure.window'];
  const alert = (severity: Severity, share: number, forSeconds: number): Alert => ({
    name: 'HeapwatchGcPressure',
    severity,
    intervalSeconds: 30,
    forSeconds,
    keepFiringForSeconds: thresholds['gcPressure.keepFiringFor'],
    expr: `100 * sum without (kind) (rate(${GC_SECONDS}[${promDuration(window)}])) >= ${100 * share}`,
    labels: ['process', 'isolate'],
    numbers: {},
    summary: [SUBJECT, ' stands still for GC ', number('value'), ' % of the time'],
    description: [
      'GC pauses of ',
      SUBJECT,
      ` took ${Math.round(100 * share)} % or more of the time, over ${proseDuration(window)} each time, for ${proseDuration(forSeconds)}. `,
      'Near the heap limit that is a sign of what is about to happen; far from it, of a program that allocates more than it should.',
    ],
  });
  return [
    alert('critical', thresholds['gcPressure.criticalShare'], thresholds['gcPressure.criticalFor']),
    alert('warning', thresholds['gcPressure.warningShare'], thresholds['gcPressure.warningFor']),
  ];
}
