import type { PlanSituation } from '../../capture/plan/leak-plan.ts';
import { type Reading, seriesValue } from '../../isolates/reading.ts';

/** What a worker thread said last, as its plan needs it. A snapshot does not show native memory. */
export function threadSituation(reading: Reading, ageMs: number): PlanSituation {
  const states = reading.values.flatMap(([name, value, { memory, state }]) =>
    name === 'heapwatch_leak_state' && value === 1 && memory !== 'native' ? [state] : [],
  );
  const heapBytes =
    seriesValue(reading, 'heapwatch_heap_live_bytes') ??
    seriesValue(reading, 'heapwatch_heap_used_bytes') ??
    0;
  return {
    ageMs,
    isLeaking: states.includes('leaking'),
    isOverloaded: states.includes('overload'),
    bytes: heapBytes + (seriesValue(reading, 'heapwatch_external_memory_bytes') ?? 0),
  };
}
