import { promDuration } from './durations.ts';
import { historyRule, paceCondition, paceRules, type RecordingRule } from './pace.ts';
import { heapLeakAnnotations } from './prose.ts';
import type { Links, Urgency } from './thresholds.ts';

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly keep_firing_for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly (RecordingRule | AlertRule)[];
}

/** HeapwatchHeapLeak: a group for each urgency, which records what it looks at and then judges. */
export function heapLeakGroups(urgencies: readonly Urgency[], links: Links): readonly RuleGroup[] {
  return urgencies.map((urgency) => ({
    name: `heapwatch-heap-leak-${urgency.severity}`,
    interval: promDuration(urgency.intervalSeconds),
    rules: [...urgency.paces.flatMap(paceRules), historyRule(urgency), alertRule(urgency, links)],
  }));
}

function alertRule(urgency: Urgency, links: Links): AlertRule {
  const anyPace = urgency.paces.map((pace) => paceCondition(pace, urgency)).join('\n) or (\n');
  return {
    alert: 'HeapwatchHeapLeak',
    // The value is in MiB an hour, as it is said in the summary: templates cannot calculate.
    expr: `((\n${anyPace}\n)) * 3600 / 2^20\n`,
    for: promDuration(urgency.forSeconds),
    keep_firing_for: promDuration(urgency.keepFiringForSeconds),
    labels: { severity: urgency.severity },
    annotations: heapLeakAnnotations(urgency, links),
  };
}
