import type { DataSourceApi, DataSourceSettings, TestDataSourceResponse } from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import { Failure } from './failure.tsx';

type Settings = DataSourceSettings;
interface Opened {
  readonly components: NonNullable<DataSourceApi['components']>;
  readonly test: () => Promise<TestDataSourceResponse>;
}

/** `/connections/datasources/edit/<uid>`: the plugin's own form, and Save & test. */
export function DataSourceRoute() {
  const { uid = '' } = useParams();
  const [settings, setSettings] = useState<Settings>();
  const [opened, setOpened] = useState<Opened>();
  const [health, setHealth] = useState<TestDataSourceResponse>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    Promise.all([getBackendSrv().get(addressOf(uid)), openDataSource(uid)]).then(([dto, source]) => {
      setSettings(dto);
      setOpened(source);
    }, setError);
  }, [uid]);
  if (error !== undefined) return <Failure error={error} />;
  const Editor = opened?.components.ConfigEditor;
  if (settings === undefined || opened === undefined || Editor === undefined) return null;
  const save = async (): Promise<void> => {
    setHealth(undefined);
    try {
      const { datasource } = await getBackendSrv().put(addressOf(uid), settings);
      setSettings(datasource);
      setHealth(await opened.test());
    } catch (thrown) {
      setHealth({ status: 'error', message: messageOf(thrown) });
    }
  };
  return (
    <main style={{ padding: 24, maxWidth: 760 }}>
      <h1>{settings.name}</h1>
      <Editor options={settings} onOptionsChange={setSettings} />
      {health !== undefined && (
        <Alert severity={health.status === 'success' ? 'success' : 'error'} title={health.message} />
      )}
      <Button onClick={save}>Save &amp; test</Button>
    </main>
  );
}

const addressOf = (uid: string): string => `/api/datasources/uid/${uid}`;

async function openDataSource(uid: string): Promise<Opened> {
  const source = await getDataSourceSrv().get(uid);
  const { testDatasource } = source;
  if (testDatasource === undefined) throw new Error(`${uid} has no health check`);
  return {
    components: source.components ?? {},
    test: () => testDatasource.call(source),
  };
}

function messageOf(thrown: unknown): string {
  const { data, message } = (thrown ?? {}) as {
    readonly data?: { message?: string };
    readonly message?: string;
  };
  return data?.message ?? message ?? String(thrown);
}
