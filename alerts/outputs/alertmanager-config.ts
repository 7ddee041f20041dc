import type { AlertName } from '../alert.ts';
import { HEADER, yamlText } from './prometheus-rules.ts';

/** Alerts that are about memory which runs out: one page for an instance is enough. */
const MEMORY_ALERTS: readonly AlertName[] = [
  'HeapwatchHeapLeak',
  'HeapwatchLeakVerdict',
  'HeapwatchHeapNearLimit',
  'HeapwatchNativeMemoryLeak',
  'HeapwatchListenerLeak',
  'HeapwatchGcPressure',
];

/** A critical alert of an instance silences its warnings, and the verdict silences the rule that says the same. */
const INHIBIT_RULES = [
  {
    source_matchers: [`alertname=~"${MEMORY_ALERTS.join('|')}"`, 'severity="critical"'],
    target_matchers: [`alertname=~"${MEMORY_ALERTS.join('|')}"`, 'severity="warning"'],
    equal: ['job', 'instance', 'process'],
  },
  {
    source_matchers: ['alertname="HeapwatchLeakVerdict"'],
    target_matchers: ['alertname="HeapwatchHeapLeak"'],
    equal: ['job', 'instance', 'process', 'isolate', 'severity'],
  },
] as const;

/** Text of an Alertmanager configuration to start from: its receiver is a place to put one's own. */
export function alertmanagerConfigText(): string {
  return (
    HEADER +
    '# Copy `inhibit_rules` into the configuration you have, or put your own receiver here.\n' +
    yamlText({
      route: {
        receiver: 'on-call',
        group_by: ['job', 'instance'],
        group_wait: '30s',
        group_interval: '5m',
        repeat_interval: '4h',
      },
      inhibit_rules: INHIBIT_RULES,
      receivers: [
        { name: 'on-call', webhook_configs: [{ url: 'http://127.0.0.1:9099/alerts', send_resolved: true }] },
      ],
    })
  );
}
