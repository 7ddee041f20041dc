import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom-v5-compat';
import type { DashboardJson } from '../dashboard-json.ts';
import { Failure } from './failure.tsx';
import { ScenePage } from './scene-page.tsx';

/** `/d/<uid>` */
export function DashboardRoute() {
  const { uid } = useParams();
  const [dashboard, setDashboard] = useState<DashboardJson>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    fetchDashboard(uid ?? '').then(setDashboard, setError);
  }, [uid]);
  if (error !== undefined) return <Failure error={error} />;
  return dashboard === undefined ? null : <ScenePage key={dashboard.uid} dashboard={dashboard} />;
}

async function fetchDashboard(uid: string): Promise<DashboardJson> {
  const response = await fetch(`/api/dashboards/uid/${uid}`);
  if (!response.ok) throw new Error(`no dashboard with uid ${uid}`);
  return (await response.json()).dashboard;
}
