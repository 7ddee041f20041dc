import type { Scenario } from '../scenario.ts';
import { HEALTHY } from './healthy.ts';
import { leakScenario } from './heap-scenario.ts';
import { LEAKS } from './leaks.ts';

export const HEAP_LEAK_SCENARIOS: readonly Scenario[] = [...LEAKS, ...HEALTHY].map(leakScenario);
