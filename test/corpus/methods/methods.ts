import { alertRule } from './alert-rule.ts';
import { deriv } from './deriv.ts';
import { detector } from './detector.ts';
import { memwatch } from './memwatch.ts';
import type { Method } from './method.ts';
import { theilSenMannKendall } from './theil-sen-mann-kendall.ts';
import { nearLimit } from './thresholds.ts';

/** Every method that `npm run score` compares; a new one is a file beside these and a line here. */
export const METHODS: readonly Method[] = [detector, memwatch, deriv, nearLimit, theilSenMannKendall];

/** Alerts as they are shipped, run by promtool: seconds for each series, so only when asked for. */
export const RULE_METHODS: readonly Method[] = (
  ['HeapwatchHeapLeak', 'HeapwatchNativeMemoryLeak', 'HeapwatchHeapNearLimit'] as const
).map(alertRule);
