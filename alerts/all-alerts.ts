import type { Alert } from './alert.ts';
import { captureFailedAlerts } from './rules/capture-failed.ts';
import { gcPressureAlerts } from './rules/gc-pressure.ts';
import { heapLeakAlerts } from './rules/heap-leak.ts';
import { heapNearLimitAlerts } from './rules/heap-near-limit.ts';
import { leakVerdictAlerts } from './rules/leak-verdict.ts';
import { listenerLeakAlerts } from './rules/listener-leak.ts';
import { nativeMemoryLeakAlerts } from './rules/native-memory-leak.ts';
import type { Thresholds } from './thresholds.ts';

/** Every alert at every severity; what is written to files is made from this. */
export function allAlerts(thresholds: Thresholds): readonly Alert[] {
  return [
    ...heapLeakAlerts(thresholds),
    ...leakVerdictAlerts(thresholds),
    ...heapNearLimitAlerts(thresholds),
    ...nativeMemoryLeakAlerts(thresholds),
    ...listenerLeakAlerts(thresholds),
    ...gcPressureAlerts(thresholds),
    ...captureFailedAlerts(thresholds),
  ];
}
