import {
  type DataSourceRef,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { MetricName } from '../exporter/src/catalogue.ts';

const DATA_SOURCE_VARIABLE = 'datasource';
/** The page Diff has the same name for it in its address. */
export const SNAPSHOTS_VARIABLE = 'snapshots';
export const SNAPSHOTS_TYPE = 'heapwatch-snapshots-datasource';

/** Whichever data source is chosen above. */
export const DATA_SOURCE: DataSourceRef = { type: 'prometheus', uid: `\${${DATA_SOURCE_VARIABLE}}` };
/** Whichever store of snapshots is chosen above. */
export const SNAPSHOTS_SOURCE: DataSourceRef = { type: SNAPSHOTS_TYPE, uid: `\${${SNAPSHOTS_VARIABLE}}` };

/** Present wherever the exporter runs, one series a process. */
const PROCESS_METRIC: MetricName = 'heapwatch_process_start_time_seconds';
/** One series an isolate. */
const ISOLATE_METRIC: MetricName = 'heapwatch_heap_used_bytes';
const ALL = { selected: true, text: 'All', value: '$__all' };
/** Matches a label that is there. */
const ANY = '.+';
/** Matches a series without the label too. */
const ANY_OR_NONE = '.*';

export function dataSourceVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(DATA_SOURCE_VARIABLE).label('Data source').type('prometheus');
}

/** In the menu of controls: most have one store, and nothing to choose. */
export function snapshotsVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(SNAPSHOTS_VARIABLE)
    .label('Snapshots')
    .type(SNAPSHOTS_TYPE)
    .hide(VariableHide.InControlsMenu);
}

export function jobVariable(): QueryVariableBuilder {
  return labelVariable('job', 'Job', PROCESS_METRIC, '', ANY);
}

export function instanceVariable(): QueryVariableBuilder {
  return labelVariable('instance', 'Instance', PROCESS_METRIC, '{job=~"$job"}', ANY);
}

/** Of a cluster; other processes have no such label. */
export function processVariable(): QueryVariableBuilder {
  const matchers = '{job=~"$job", instance=~"$instance"}';
  return labelVariable('process', 'Process', PROCESS_METRIC, matchers, ANY_OR_NONE);
}

export function isolateVariable(): QueryVariableBuilder {
  const matchers = '{job=~"$job", instance=~"$instance", process=~"$process"}';
  return labelVariable('isolate', 'Isolate', ISOLATE_METRIC, matchers, ANY_OR_NONE);
}

function labelVariable(
  name: string,
  label: string,
  metric: MetricName,
  matchers: string,
  allValue: string,
): QueryVariableBuilder {
  const query = `label_values(${metric}${matchers}, ${name})`;
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATA_SOURCE)
    .query({ query, refId: name })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(allValue)
    .current(ALL);
}
