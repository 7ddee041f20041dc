import { Combobox, InlineField, Input } from '@grafana/ui';
import { useId } from 'react';
import type { VariableKind, VariableQuery } from './variables.ts';

const KINDS: readonly { readonly value: VariableKind; readonly label: string }[] = [
  { value: 'service', label: 'Services' },
  { value: 'instance', label: 'Instances' },
  { value: 'isolate', label: 'Isolates' },
  { value: 'snapshot', label: 'Snapshots' },
];

interface VariableEditorProps {
  readonly query: VariableQuery;
  readonly onChange: (query: VariableQuery) => void;
}

/** What a dashboard's variable lists. */
export function VariableEditor({ query, onChange }: VariableEditorProps) {
  const id = useId();
  return (
    <>
      <InlineField label="Values" labelWidth={14} htmlFor={`${id}-kind`}>
        <Combobox
          id={`${id}-kind`}
          width={24}
          options={[...KINDS]}
          value={query.kind ?? 'instance'}
          onChange={({ value }) => onChange({ ...query, kind: value })}
        />
      </InlineField>
      <InlineField
        label="Of instance"
        labelWidth={14}
        tooltip="May hold variables; empty means all"
        htmlFor={`${id}-instance`}
      >
        <Input
          id={`${id}-instance`}
          width={32}
          value={query.instance ?? ''}
          placeholder="$instance"
          onChange={({ currentTarget }) => onChange({ ...query, instance: currentTarget.value })}
        />
      </InlineField>
    </>
  );
}
