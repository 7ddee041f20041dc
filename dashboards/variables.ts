import {
  type DataSourceRef,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { MetricName } from '../exporter/src/catalogue.ts';

const DATA_SOURCE_VARIABLE = 'datasource';

/** Whichever data source is chosen above. */
export const DATA_SOURCE: DataSourceRef = { type: 'prometheus', uid: `\${${DATA_SOURCE_VARIABLE}}` };

/** Present wherever the exporter runs, one series a process. */
const PROCESS_METRIC: MetricName = 'heapwatch_process_start_time_seconds';
const ALL = { selected: true, text: 'All', value: '$__all' };

export function dataSourceVariable(): DatasourceVariableBuilder {
  return new DatasourceVariableBuilder(DATA_SOURCE_VARIABLE).label('Data source').type('prometheus');
}

export function jobVariable(): QueryVariableBuilder {
  return labelVariable('job', 'Job', `label_values(${PROCESS_METRIC}, job)`);
}

export function instanceVariable(): QueryVariableBuilder {
  return labelVariable('instance', 'Instance', `label_values(${PROCESS_METRIC}{job=~"$job"}, instance)`);
}

function labelVariable(name: string, label: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATA_SOURCE)
    .query({ query, refId: name })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current(ALL);
}
