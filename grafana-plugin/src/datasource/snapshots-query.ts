import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

export type SnapshotsQueryType =
  | 'snapshots'
  | 'summary'
  | 'diff'
  | 'suspects'
  | 'path'
  | 'statistics'
  | 'profile';

/** Each text may hold template variables. */
export interface SnapshotsQuery extends DataQuery {
  readonly queryType?: SnapshotsQueryType;
  readonly instance?: string;
  readonly isolate?: string;
  /** Ids of snapshots; where one is absent, the newest of the instance that fits. */
  readonly snapshot?: string;
  readonly baseline?: string;
  readonly current?: string;
  /** Of the time in between, separated by commas. */
  readonly through?: string;
  /** V8's id of a node. */
  readonly node?: string;
  /** Id of a heap profile; where it is absent, the newest of the instance. */
  readonly profile?: string;
  /** Most rows of a diff, summary or heap profile. */
  readonly limit?: number;
}

/** What the browser may know of the data source. */
export interface SnapshotsOptions extends DataSourceJsonData {
  /** Address of `heapwatch serve`, as Grafana's server reaches it. */
  readonly serviceUrl?: string;
}

/** What stays with Grafana's server. */
export interface SnapshotsSecrets {
  readonly readToken?: string;
  readonly captureToken?: string;
}

interface QueryTypeRow {
  readonly value: SnapshotsQueryType;
  readonly label: string;
  readonly description: string;
  /** Which inputs of the editor it has. */
  readonly inputs: readonly (
    | 'instance'
    | 'isolate'
    | 'snapshot'
    | 'baseline'
    | 'current'
    | 'through'
    | 'node'
    | 'profile'
    | 'limit'
  )[];
}

const COMPARED = ['instance', 'baseline', 'current', 'through'] as const;

export const QUERY_TYPES: readonly QueryTypeRow[] = [
  {
    value: 'snapshots',
    label: 'Snapshots',
    description: 'Which snapshots there are, newest first',
    inputs: ['instance', 'isolate'],
  },
  {
    value: 'diff',
    label: 'Diff',
    description: 'What grew between two snapshots, a class a row',
    inputs: [...COMPARED, 'limit'],
  },
  {
    value: 'suspects',
    label: 'Suspects',
    description: 'The likeliest culprits, each in a sentence',
    inputs: COMPARED,
  },
  {
    value: 'summary',
    label: 'Summary',
    description: 'Classes of one snapshot',
    inputs: ['instance', 'snapshot', 'limit'],
  },
  {
    value: 'statistics',
    label: 'Statistics',
    description: 'What the bytes of one snapshot are used for',
    inputs: ['instance', 'snapshot'],
  },
  {
    value: 'path',
    label: 'Retaining path',
    description: 'Who holds one node, from the root',
    inputs: ['instance', 'snapshot', 'node'],
  },
  {
    value: 'profile',
    label: 'Heap profile',
    description: 'Who allocated what is alive, for the flame graph panel',
    inputs: ['instance', 'isolate', 'profile'],
  },
];
