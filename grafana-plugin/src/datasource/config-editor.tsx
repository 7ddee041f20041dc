import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { Field, Input, SecretInput } from '@grafana/ui';
import type { SnapshotsOptions, SnapshotsSecrets } from './snapshots-query.ts';

type Props = DataSourcePluginOptionsEditorProps<SnapshotsOptions, SnapshotsSecrets>;

interface TokenRow {
  readonly name: keyof SnapshotsSecrets;
  readonly label: string;
  readonly description: string;
}

const TOKENS: readonly TokenRow[] = [
  {
    name: 'readToken',
    label: 'Read token',
    description: 'Used for whoever looks. Grafana keeps it; no browser is told.',
  },
  {
    name: 'captureToken',
    label: 'Capture token',
    description: 'Used when an Editor captures or deletes. Empty: nobody can.',
  },
];

/** Where the service is, and the two tokens. Save & test says what is wrong. */
export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData, secureJsonData, secureJsonFields } = options;
  return (
    <>
      <Field
        label="Address of heapwatch serve"
        description="As Grafana's server reaches it"
        htmlFor="heapwatch-service-url"
      >
        <Input
          id="heapwatch-service-url"
          width={50}
          value={jsonData.serviceUrl ?? ''}
          placeholder="http://127.0.0.1:9472"
          onChange={({ currentTarget }) =>
            onOptionsChange({
              ...options,
              jsonData: { ...jsonData, serviceUrl: currentTarget.value.trim().replace(/\/+$/, '') },
            })
          }
        />
      </Field>
      {TOKENS.map(({ name, label, description }) => (
        <Field key={name} label={label} description={description} htmlFor={`heapwatch-${name}`}>
          <SecretInput
            id={`heapwatch-${name}`}
            width={50}
            isConfigured={secureJsonFields?.[name] === true}
            value={secureJsonData?.[name] ?? ''}
            onReset={() =>
              onOptionsChange({
                ...options,
                secureJsonFields: { ...secureJsonFields, [name]: false },
                secureJsonData: { ...secureJsonData, [name]: '' },
              })
            }
            onChange={({ currentTarget }) =>
              onOptionsChange({
                ...options,
                secureJsonData: { ...secureJsonData, [name]: currentTarget.value.trim() },
              })
            }
          />
        </Field>
      ))}
    </>
  );
}
