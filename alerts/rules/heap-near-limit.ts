import type { Alert, Severity } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { HEAP_LIMIT, HEAP_LIVE, INFO } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { number, SUBJECT } from '../words.ts';

/** HeapwatchHeapNearLimit: what survives a major GC leaves V8 little room, leak or not. */
export function heapNearLimitAlerts(thresholds: Thresholds): readonly Alert[] {
  const recent = `[${promDuration(thresholds['heapNearLimit.gap'])}]`;
  const alert = (severity: Severity, share: number, forSeconds: number): Alert => ({
    name: 'HeapwatchHeapNearLimit',
    severity,
    intervalSeconds: 30,
    forSeconds,
    keepFiringForSeconds: thresholds['heapNearLimit.keepFiringFor'],
    expr: [
      `100 * last_over_time(${HEAP_LIVE}${recent}) / (`,
      `last_over_time(${HEAP_LIMIT}${recent}) - on (job, instance, process) group_left ()`,
      `${youngGeneration(thresholds, recent)}`,
      `) >= ${100 * share}`,
    ].join('\n'),
    labels: ['process', 'isolate'],
    numbers: {
      live: { promql: `last_over_time(${HEAP_LIVE}$of${recent}) / 2^20` },
      // Of V8's limit the part that is for what survives.
      room: { math: '$live * 100 / $value' },
    },
    summary: [
      'the heap of ',
      SUBJECT,
      ' is ',
      number('value'),
      ' % full: ',
      number('live'),
      ' MiB survive a major GC, there is room for ',
      number('room'),
      ' MiB',
    ],
    description: [
      'What is left of the heap of ',
      SUBJECT,
      ` right after a major GC has been ${Math.round(100 * share)} % or more of its heap limit, less the part that is for the young generation, for ${proseDuration(forSeconds)}. `,
      'The nearer it comes, the more time GC takes; at the limit the process dies of out-of-memory.',
    ],
  });
  return [
    alert('critical', thresholds['heapNearLimit.criticalShare'], thresholds['heapNearLimit.criticalFor']),
    alert('warning', thresholds['heapNearLimit.warningShare'], thresholds['heapNearLimit.warningFor']),
  ];
}

/** V8's limit is that of the old generation, where what survives lives, and room for the young one, which differs by version. */
function youngGeneration(thresholds: Thresholds, recent: string): string {
  const by = 'max by (job, instance, process)';
  const info = (versions: string) => `last_over_time(${INFO}${versions}${recent})`;
  return [
    `${by} (`,
    `${info('{node_version=~"v?24[.].*"}')} * ${thresholds['heapNearLimit.youngNode24']}`,
    `or ${info('{node_version=~"v?2[67][.].*"}')} * ${thresholds['heapNearLimit.youngNode26']}`,
    `or ${info('')} * ${thresholds['heapNearLimit.youngNode20']}`,
    ')',
  ].join('\n');
}
