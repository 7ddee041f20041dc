import type { PlanSituation } from '../../capture/plan/leak-plan.ts';
import type { Reading } from '../../isolates/reading.ts';

/** What a worker thread said last, as its plan needs it. A snapshot does not show native memory. */
export function threadSituation({ values }: Reading, ageMs: number): PlanSituation {
  const valueNamed = (wanted: string) => values.find(([name]) => name === wanted)?.[1];
  const states = values.flatMap(([name, value, { memory, state }]) =>
    name === 'heapwatch_leak_state' && value === 1 && memory !== 'native' ? [state] : [],
  );
  const heapBytes = valueNamed('heapwatch_heap_live_bytes') ?? valueNamed('heapwatch_heap_used_bytes') ?? 0;
  return {
    ageMs,
    isLeaking: states.includes('leaking'),
    isOverloaded: states.includes('overload'),
    bytes: heapBytes + (valueNamed('heapwatch_external_memory_bytes') ?? 0),
  };
}
