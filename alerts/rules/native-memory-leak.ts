import type { Alert } from '../alert.ts';
import { proseDuration } from '../durations.ts';
import { EXTERNAL, HEAP_TOTAL, MEMORY_LIMIT, olderThan, RESIDENT } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { hoursNumbers, ifKnown, number, SUBJECT } from '../words.ts';
import { type RisingFloors, riseOf, riseSeconds, stepsKeepPace } from './rising-floors.ts';

/** What the process holds beside heap and external memory, bytes. All of its isolates are taken together. */
const NATIVE = `${RESIDENT} - sum without (isolate) (${HEAP_TOTAL} + ${EXTERNAL})`;

/** HeapwatchNativeMemoryLeak: resident memory rises, and neither heap nor external memory explains it. */
export function nativeMemoryLeakAlerts(thresholds: Thresholds): readonly Alert[] {
  const rising: RisingFloors = {
    of: NATIVE,
    stepSeconds: 300,
    partSeconds: thresholds['nativeMemoryLeak.part'],
    parts: thresholds['nativeMemoryLeak.parts'],
    keepsPace: thresholds['nativeMemoryLeak.keepsPace'],
  };
  const rise = riseOf(rising);
  const minAge = rising.partSeconds * rising.parts + thresholds['nativeMemoryLeak.warmUp'];
  const limitWithin = thresholds['nativeMemoryLeak.limitWithin'];
  return [
    {
      name: 'HeapwatchNativeMemoryLeak',
      severity: 'warning',
      intervalSeconds: 60,
      forSeconds: thresholds['nativeMemoryLeak.for'],
      keepFiringForSeconds: thresholds['nativeMemoryLeak.keepFiringFor'],
      expr: [
        `(${rise} / ${riseSeconds(rising)} * 3600 / 2^20)`,
        `and ${rise} >= ${thresholds['nativeMemoryLeak.minRise']}`,
        `and ${rise} >= ${thresholds['nativeMemoryLeak.minRiseShare']} * ${RESIDENT}`,
        `and ${rise} * ${limitWithin / riseSeconds(rising)} >= ${MEMORY_LIMIT} - ${RESIDENT}`,
        ...stepsKeepPace(rising),
        `and ${olderThan(minAge)}`,
      ].join('\n'),
      labels: ['process'],
      numbers: {
        room: { promql: `(${MEMORY_LIMIT}$of - ${RESIDENT}$of) / 2^20` },
        left: { math: '$room / $value' },
        ...hoursNumbers('left'),
        limit: { promql: `${MEMORY_LIMIT}$of / 2^20` },
      },
      summary: [
        SUBJECT,
        ' leaks ',
        number('value'),
        ' MiB/h of native memory',
        ifKnown('left', '; reaches its ', number('limit'), ' MiB memory limit in about ', { hours: 'left' }),
      ],
      description: [
        'Resident memory of ',
        SUBJECT,
        ` less heap and external memory rose through ${rising.parts} times ${proseDuration(rising.partSeconds)}, `,
        `by ${thresholds['nativeMemoryLeak.minRise'] / 2 ** 20} MiB and ${Math.round(100 * thresholds['nativeMemoryLeak.minRiseShare'])} % of the resident memory or more in all. `,
        'It is held by native code or by the allocator, so a heap snapshot shows little of it: see the runbook.',
      ],
    },
  ];
}
