import type { QueryEditorProps } from '@grafana/data';
import { Combobox, InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import type { SnapshotsDataSource } from './snapshots-data-source.ts';
import { QUERY_TYPES, type SnapshotsOptions, type SnapshotsQuery } from './snapshots-query.ts';

type Props = QueryEditorProps<SnapshotsDataSource, SnapshotsQuery, SnapshotsOptions>;
type TextInput = Exclude<(typeof QUERY_TYPES)[number]['inputs'][number], 'limit'>;

const TEXTS: Readonly<Record<TextInput, readonly [label: string, placeholder: string, tooltip: string]>> = {
  instance: ['Instance', '$instance', 'As the label of its metrics; empty means all'],
  isolate: ['Isolate', 'all', 'main, or the name of a worker'],
  snapshot: ['Snapshot', 'the newest', 'Id of a snapshot'],
  baseline: ['Baseline', 'the one before', 'Id of the earlier snapshot'],
  current: ['Current', 'the newest', 'Id of the later snapshot'],
  through: ['Through', 'none', 'Ids of snapshots in between, with commas: what grew every time'],
  profile: ['Profile', 'the newest', 'Id of a heap profile'],
  node: ['Node', '@4711', "V8's id of the node"],
};

/** What to ask, and of which snapshots. */
export function QueryEditor({ query, onChange, onRunQuery }: Props) {
  const id = useId();
  const type = QUERY_TYPES.find(({ value }) => value === query.queryType) ?? QUERY_TYPES[0];
  const run = (changed: SnapshotsQuery): void => {
    onChange(changed);
    onRunQuery();
  };
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap' }}>
      <InlineField label="Show" tooltip={type?.description ?? ''} htmlFor={`${id}-type`}>
        <Combobox
          id={`${id}-type`}
          width={24}
          options={QUERY_TYPES.map(({ value, label, description }) => ({ value, label, description }))}
          value={type?.value ?? 'snapshots'}
          onChange={({ value }) => run({ ...query, queryType: value })}
        />
      </InlineField>
      {type?.inputs.map((name) =>
        name === 'limit' ? (
          <InlineField key={name} label="Rows" tooltip="The largest first" htmlFor={`${id}-limit`}>
            <Input
              id={`${id}-limit`}
              width={12}
              type="number"
              min={1}
              max={50_000}
              value={query.limit ?? 1_000}
              onChange={({ currentTarget }) =>
                onChange({ ...query, limit: Number(currentTarget.value) || 1_000 })
              }
              onBlur={onRunQuery}
            />
          </InlineField>
        ) : (
          <InlineField key={name} label={TEXTS[name][0]} tooltip={TEXTS[name][2]} htmlFor={`${id}-${name}`}>
            <Input
              id={`${id}-${name}`}
              width={26}
              value={query[name] ?? ''}
              placeholder={TEXTS[name][1]}
              onChange={({ currentTarget }) => onChange({ ...query, [name]: currentTarget.value })}
              onBlur={onRunQuery}
            />
          </InlineField>
        ),
      )}
    </div>
  );
}
