import { CAPTURE_FAILED_SCENARIOS } from './capture-failed.ts';
import { GC_PRESSURE_SCENARIOS } from './gc-pressure.ts';
import { HEAP_LEAK_SCENARIOS } from './heap-leak/heap-leak.ts';
import { HEAP_NEAR_LIMIT_SCENARIOS } from './heap-near-limit.ts';
import { LEAK_VERDICT_SCENARIOS } from './leak-verdict.ts';
import { LISTENER_LEAK_SCENARIOS } from './listener-leak.ts';
import { NATIVE_MEMORY_LEAK_SCENARIOS } from './native-memory-leak.ts';
import type { Scenario } from './scenario.ts';

export const ALL_SCENARIOS: readonly Scenario[] = [
  ...HEAP_LEAK_SCENARIOS,
  ...LEAK_VERDICT_SCENARIOS,
  ...HEAP_NEAR_LIMIT_SCENARIOS,
  ...NATIVE_MEMORY_LEAK_SCENARIOS,
  ...LISTENER_LEAK_SCENARIOS,
  ...GC_PRESSURE_SCENARIOS,
  ...CAPTURE_FAILED_SCENARIOS,
];
