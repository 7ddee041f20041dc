import type { Links } from './alert.ts';
import { allAlerts } from './all-alerts.ts';
import { alertmanagerConfigText } from './outputs/alertmanager-config.ts';
import { grafanaRulesText } from './outputs/grafana-rules.ts';
import { recordingFileText, ruleFileText, ruleResourceText } from './outputs/prometheus-rules.ts';
import type { Thresholds } from './thresholds.ts';

export const RULE_FILE = 'alerts/heapwatch.rules.yml';

/** Every file that is made from the alerts: path from the root of the repository → text. */
export function alertFiles(thresholds: Thresholds, links: Links): Readonly<Record<string, string>> {
  const alerts = allAlerts(thresholds);
  return {
    [RULE_FILE]: ruleFileText(alerts, links),
    'alerts/heapwatch.recording.yml': recordingFileText(alerts),
    'alerts/heapwatch.prometheusrule.yml': ruleResourceText(alerts, links),
    'alerts/heapwatch.grafana.yml': grafanaRulesText(alerts, links),
    'deploy/alertmanager/alertmanager.yml': alertmanagerConfigText(),
  };
}
