import type { Alert, Severity } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { VERDICT } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { hoursNumbers, ifKnown, number, SUBJECT, type Words } from '../words.ts';

/** HeapwatchLeakVerdict: what the exporter itself has found, with its own numbers. */
export function leakVerdictAlerts(thresholds: Thresholds): readonly Alert[] {
  const recent = `[${promDuration(thresholds['leakVerdict.gap'])}]`;
  const suspected = `last_over_time(${VERDICT.suspected}${recent}) == 1`;
  const soon = `last_over_time(${VERDICT.timeToLimit}${recent}) <= ${thresholds['leakVerdict.criticalTimeToLimit']}`;
  const alert = (severity: Severity, expr: string, forSeconds: number, when: string): Alert => ({
    name: 'HeapwatchLeakVerdict',
    severity,
    intervalSeconds: 30,
    forSeconds,
    keepFiringForSeconds: thresholds['leakVerdict.keepFiringFor'],
    expr,
    labels: ['process', 'isolate', 'memory'],
    numbers: {
      slope: { promql: `${VERDICT.slope}$of * 3600 / 2^20` },
      age: { promql: `(time() - ${VERDICT.since}$of) / 3600` },
      ...hoursNumbers('age'),
      sinceHour: { promql: `hour(${VERDICT.since}$of)` },
      sinceMinute: { promql: `minute(${VERDICT.since}$of)` },
      left: { promql: `${VERDICT.timeToLimit}$of / 3600` },
      ...hoursNumbers('left'),
    },
    summary: [
      SUBJECT,
      ' leaks',
      ifKnown('slope', ' ', number('slope'), ' MiB/h of'),
      ' ',
      ...MEMORY_KIND,
      ifKnown('age', ' since ', { clock: ['sinceHour', 'sinceMinute'] }, ' UTC (', { hours: 'age' }, ' ago)'),
      ifKnown('left', '; reaches its limit in about ', { hours: 'left' }),
    ],
    description: [
      'The exporter in ',
      SUBJECT,
      ` has judged for ${proseDuration(forSeconds)} that its `,
      ...MEMORY_KIND,
      ` leaks${when}. \`heapwatch_leak_state\` has the verdict, and the runbook what to do about it. `,
      'Compare two heap snapshots of it to see what grows and who holds it.',
    ],
  });
  return [
    alert(
      'critical',
      `${suspected}\nand ${soon}`,
      thresholds['leakVerdict.criticalFor'],
      ` and is at its limit within ${proseDuration(thresholds['leakVerdict.criticalTimeToLimit'])}`,
    ),
    alert('warning', suspected, thresholds['leakVerdict.warningFor'], ''),
  ];
}

const MEMORY_KIND: Words = [
  { ifLabel: 'memory', is: 'heap', words: ['JS heap'] },
  { ifLabel: 'memory', is: 'external', words: ['external memory (Buffers)'] },
  { ifLabel: 'memory', is: 'native', words: ['native memory'] },
];
