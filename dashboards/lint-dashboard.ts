import { CATALOGUE } from '../exporter/src/catalogue.ts';
import type {
  AnnotationJson,
  DashboardJson,
  PanelJson,
  SnapshotsTargetJson,
  TargetJson,
  VariableJson,
} from './dashboard-json.ts';

/** What a generated dashboard does not keep of the rules, one sentence each; none when it keeps them all. */
export function lintDashboard(dashboard: DashboardJson): string[] {
  const panels = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
  return [
    ...lintVariables(dashboard.templating.list),
    ...(dashboard.annotations?.list ?? []).flatMap(lintAnnotation),
    ...(dashboard.editable === false
      ? []
      : ['the dashboard can be edited, and the next update would undo it']),
    ...(new Set(panels.map(({ id }) => id)).size === panels.length ? [] : ['two panels have one id']),
    ...panels.filter(({ type }) => type !== 'row').flatMap(lintPanel),
  ];
}

/** Grafana's dashboard-linter: data source, job and instance are chosen above, by label values, as many as wanted. */
function lintVariables(variables: readonly VariableJson[]): string[] {
  const [first] = variables;
  const faults: string[] = [];
  if (first?.type !== 'datasource' || first.query !== 'prometheus')
    faults.push('no data source is chosen first');
  for (const name of ['job', 'instance']) {
    const variable = variables.find((candidate) => candidate.name === name);
    if (variable === undefined) faults.push(`there is no variable ${name}`);
    else if (variable.allValue !== '.+') faults.push(`All of ${name} is not .+`);
  }
  for (const { name, type, label, query, multi, includeAll, refresh, datasource } of variables.slice(1)) {
    const text = JSON.stringify(query);
    if (label === undefined || label === '') faults.push(`variable ${name} has no label`);
    if (type === 'datasource' && query === SNAPSHOTS_TYPE) continue;
    if (!/label_values\(heapwatch_\w+/.test(text)) faults.push(`variable ${name} asks for no label values`);
    if (multi !== true || includeAll !== true) faults.push(`variable ${name} allows one value only`);
    if (refresh !== ON_TIME_RANGE) faults.push(`variable ${name} does not follow the time range`);
    if (datasource?.uid !== CHOSEN_SOURCE) faults.push(`variable ${name} asks another data source`);
  }
  return faults;
}

const ON_TIME_RANGE = 2;
const CHOSEN_SOURCE = `\${datasource}`;
const CHOSEN_STORE = `\${snapshots}`;
const SNAPSHOTS_TYPE = 'heapwatch-snapshots-datasource';
/** Rows of verdicts and of classes: their figures have units of their own. */
const WITHOUT_UNIT = ['heapwatch-leaktrend-panel', 'heapwatch-snapshotdiff-panel'];
const LEAST_DESCRIPTION = 40;

function lintPanel(panel: PanelJson): string[] {
  const faults: string[] = [];
  if (panel.title === '') faults.push('it has no title');
  if ((panel.description?.length ?? 0) < LEAST_DESCRIPTION) faults.push('it does not say what it shows');
  if (!WITHOUT_UNIT.includes(panel.type) && !panel.fieldConfig?.defaults.unit) faults.push('it has no unit');
  const source = panel.datasource?.uid;
  if (source !== CHOSEN_SOURCE && source !== CHOSEN_STORE) faults.push('it asks another data source');
  const targets = panel.targets ?? [];
  if (targets.length === 0) faults.push('it asks for nothing');
  if (new Set(targets.map(({ refId }) => refId)).size !== targets.length)
    faults.push('two queries have one name');
  faults.push(
    ...targets.flatMap((target) => ('expr' in target ? lintTarget(target) : lintSnapshotsTarget(target))),
  );
  return faults.map((fault) => `panel "${panel.title}": ${fault}`);
}

function lintAnnotation({ name, datasource, target }: AnnotationJson): string[] {
  const faults = datasource?.uid === CHOSEN_STORE ? [] : ['it asks another data source'];
  faults.push(...(target === undefined ? ['it asks for nothing'] : lintSnapshotsTarget(target)));
  return faults.map((fault) => `annotation "${name}": ${fault}`);
}

function lintSnapshotsTarget({ refId, instance, datasource }: SnapshotsTargetJson): string[] {
  const faults: string[] = [];
  if (datasource?.uid !== CHOSEN_STORE) faults.push('another data source');
  if (instance !== '$instance') faults.push('other instances than the chosen ones');
  return faults.map((fault) => `query ${refId} asks ${fault}`);
}

const SERIES: readonly string[] = CATALOGUE.flatMap(({ name, kind }) =>
  kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
);

function lintTarget({ refId, expr, datasource }: TargetJson): string[] {
  const faults: string[] = [];
  if (datasource?.uid !== CHOSEN_SOURCE) faults.push('another data source');
  const asked = expr.match(/heapwatch_\w+/g) ?? [];
  if (asked.length === 0) faults.push('nothing of ours');
  for (const series of asked) if (!SERIES.includes(series)) faults.push(`${series}, which nobody publishes`);
  for (const selector of expr.match(/heapwatch_\w+(\{[^}]*\})?/g) ?? []) {
    for (const matcher of ['job=~"$job"', 'instance=~"$instance"']) {
      if (!selector.includes(matcher)) faults.push(`${selector} without ${matcher}`);
    }
  }
  for (const [, range] of expr.matchAll(/\[([^\]]+)\]/g)) {
    if (range !== '$__rate_interval') faults.push(`a range of ${range}`);
  }
  // Where a counter or a histogram stands tells nobody anything.
  for (const [whole] of expr.matchAll(/(\w+\()?heapwatch_\w+_(?:total|sum|count|bucket)\{/g)) {
    if (!/^(rate|increase)\(/.test(whole)) faults.push(`${whole} without a rate`);
  }
  return faults.map((fault) => `query ${refId} asks ${fault}`);
}
