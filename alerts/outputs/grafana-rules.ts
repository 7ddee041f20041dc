import { type Alert, diffUrl, type Links, runbookUrl } from '../alert.ts';
import { promDuration } from '../durations.ts';
import { numbersIn } from '../words.ts';
import { grafanaTemplate } from './grafana-template.ts';
import { groupsOf, HEADER, yamlText } from './prometheus-rules.ts';
import { numberOf, numbersInOrder } from './prometheus-template.ts';

/** Grafana puts the value of this variable of its own environment here when it reads the file. */
export const DATA_SOURCE_UID = '$HEAPWATCH_DATASOURCE_UID';
const EXPRESSION_UID = '__expr__';
/** The query itself, its one value, and the condition; numbers that are said follow. */
const QUERY = 'A';
const VALUE = 'B';
const CONDITION = 'C';

interface GrafanaQuery {
  readonly refId: string;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  readonly datasourceUid: string;
  readonly model: Readonly<Record<string, unknown>>;
}

/** Text of a provisioning file of Grafana-managed alerts (`conf/provisioning/alerting/`; 12.0 and later keep firing). */
export function grafanaRulesText(alerts: readonly Alert[], links: Links): string {
  const note =
    '# Grafana-managed alerts, for `provisioning/alerting/`. Set HEAPWATCH_DATASOURCE_UID in the environment of Grafana\n' +
    '# to the uid of its Prometheus data source, and load heapwatch.recording.yml in that Prometheus: HeapwatchHeapLeak\n' +
    '# reads what it records. `keepFiringFor` needs Grafana 12.\n';
  return (
    HEADER +
    note +
    yamlText({
      apiVersion: 1,
      groups: groupsOf(alerts).map(({ name, intervalSeconds, alerts: members }) => ({
        orgId: 1,
        name,
        folder: 'Heapwatch',
        // Grafana evaluates at multiples of ten seconds.
        interval: promDuration(Math.ceil(intervalSeconds / 10) * 10),
        rules: members.map((alert) => grafanaRule(alert, links)),
      })),
    })
  );
}

function grafanaRule(alert: Alert, links: Links): object {
  const numbers = numbersInOrder(numbersIn([...alert.summary, ...alert.description]), alert);
  const refIds = new Map(numbers.map((name, index) => [name, String.fromCharCode(68 + index)]));
  const refIdOf = (name: string) => (name === 'value' ? VALUE : (refIds.get(name) ?? name));
  const said = (name: string): GrafanaQuery => {
    const number = numberOf(alert, name);
    if ('promql' in number)
      return instantQuery(refIdOf(name), number.promql.replaceAll(/\$of(Process)?/g, ''));
    const expression = number.math.replaceAll(/\$(\w+)/g, (_, operand: string) => `$${refIdOf(operand)}`);
    return expressionQuery(refIdOf(name), { type: 'math', expression });
  };
  return {
    uid: `${alert.name}-${alert.severity}`.toLowerCase(),
    title: `${alert.name} (${alert.severity})`,
    condition: CONDITION,
    data: [
      instantQuery(QUERY, alert.expr),
      expressionQuery(VALUE, {
        type: 'reduce',
        expression: QUERY,
        reducer: 'last',
        settings: { mode: 'dropNN' },
      }),
      // Whatever has a result is meant, be it above or below 0.
      expressionQuery(CONDITION, {
        type: 'threshold',
        expression: VALUE,
        conditions: [{ evaluator: { type: 'gt', params: [-1e300] } }],
      }),
      ...numbers.map(said),
    ],
    // No result is the good state, and a data source that does not answer is told by its own alert.
    noDataState: 'OK',
    execErrState: 'Error',
    for: promDuration(alert.forSeconds),
    keepFiringFor: promDuration(alert.keepFiringForSeconds),
    labels: { severity: alert.severity, ...alert.addedLabels },
    annotations: {
      summary: grafanaTemplate(alert.summary, refIdOf),
      description: grafanaTemplate(alert.description, refIdOf),
      runbook_url: runbookUrl(links, alert.name),
      diff_url: diffUrl(links),
    },
    isPaused: false,
  };
}

function instantQuery(refId: string, expr: string): GrafanaQuery {
  return {
    refId,
    relativeTimeRange: { from: 600, to: 0 },
    datasourceUid: DATA_SOURCE_UID,
    model: { refId, expr, instant: true, range: false, intervalMs: 1000, maxDataPoints: 43_200 },
  };
}

function expressionQuery(refId: string, model: Readonly<Record<string, unknown>>): GrafanaQuery {
  return {
    refId,
    relativeTimeRange: { from: 600, to: 0 },
    datasourceUid: EXPRESSION_UID,
    model: { refId, datasource: { type: EXPRESSION_UID, uid: EXPRESSION_UID }, ...model },
  };
}
