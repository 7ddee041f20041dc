import { MAIN_ISOLATE, type SeriesWriter } from '../catalogue/series.ts';
import { writeReading } from './reading.ts';
import type { RollCall } from './roll-call.ts';

/** Writes what everybody said last, under their labels. Who has said nothing yet has no series. */
export function writeMembers<Id>(
  roll: Pick<RollCall<Id>, 'members'>,
  label: 'isolate' | 'process',
  nowMs: number,
  series: SeriesWriter,
): void {
  for (const { label: name, reading, readMs } of roll.members.values()) {
    if (reading === undefined) continue;
    const ageSeconds = Math.round(Math.max(0, nowMs - readMs)) / 1000;
    writeReading(reading, { [label]: name }, series, ageSeconds);
    series.value('heapwatch_reading_age_seconds', ageSeconds, { ...MAIN_ISOLATE, [label]: name });
  }
}
