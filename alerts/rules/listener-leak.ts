import type { Alert } from '../alert.ts';
import { promDuration, proseDuration } from '../durations.ts';
import { LISTENERS, olderThan } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';
import { number, SUBJECT } from '../words.ts';
import { floorOf, type RisingFloors, riseOf, riseSeconds, stepsKeepPace } from './rising-floors.ts';

/** HeapwatchListenerLeak: listeners of one event pile up on one emitter (or on emitters of one class). */
export function listenerLeakAlerts(thresholds: Thresholds): readonly Alert[] {
  const rising: RisingFloors = {
    of: LISTENERS,
    partSeconds: thresholds['listenerLeak.part'],
    parts: thresholds['listenerLeak.parts'],
    keepsPace: thresholds['listenerLeak.keepsPace'],
  };
  const rise = riseOf(rising);
  const windowSeconds = rising.partSeconds * rising.parts;
  const before = `[${promDuration(thresholds['listenerLeak.history'])}] offset ${promDuration(windowSeconds)}`;
  return [
    {
      name: 'HeapwatchListenerLeak',
      severity: 'warning',
      intervalSeconds: 60,
      forSeconds: thresholds['listenerLeak.for'],
      keepFiringForSeconds: thresholds['listenerLeak.keepFiringFor'],
      expr: [
        `(${rise} / ${riseSeconds(rising)} * 3600)`,
        `and ${rise} >= ${thresholds['listenerLeak.minRise']}`,
        `and ${rise} >= ${thresholds['listenerLeak.minGrowth']} * ${floorOf(rising, rising.parts - 1)}`,
        ...stepsKeepPace(rising),
        `and ignoring (isolate, emitter, event) ${olderThan(windowSeconds)}`,
        `unless max_over_time(${LISTENERS}${before}) >= ${floorOf(rising, 0)}`,
      ].join('\n'),
      labels: ['process', 'isolate', 'emitter', 'event'],
      numbers: { listeners: { promql: `last_over_time(${LISTENERS}$of[5m])` } },
      summary: [
        SUBJECT,
        ': ',
        number('listeners'),
        ' listeners of `',
        { label: 'event' },
        '` on ',
        { label: 'emitter' },
        ', ',
        number('value'),
        ' more an hour',
      ],
      description: [
        'Listeners of one event on ',
        { label: 'emitter' },
        ' in ',
        SUBJECT,
        ` rose through ${rising.parts} times ${proseDuration(rising.partSeconds)}, by ${thresholds['listenerLeak.minRise']} or more in all, above what they were in the ${proseDuration(thresholds['listenerLeak.history'])} before. `,
        'Each keeps alive what its function refers to. `GET /v1/listeners` of the control listener says where they are added.',
      ],
    },
  ];
}
