import type { IsolateIdentity } from '../series/isolate-identity.ts';

/** Where the generated dashboards are: their uids. */
export const FLEET_DASHBOARD = '/d/heapwatch-fleet';
const PROCESS_DASHBOARD = '/d/heapwatch-process';

/** The process dashboard with its variables set to one isolate. */
export function processDashboardPath(identity: IsolateIdentity): string {
  const variables = new URLSearchParams();
  if (identity.job !== '') variables.set('var-job', identity.job);
  variables.set('var-instance', identity.instance);
  if (identity.process !== undefined) variables.set('var-process', identity.process);
  if (identity.isolate !== undefined) variables.set('var-isolate', identity.isolate);
  return `${PROCESS_DASHBOARD}?${variables}`;
}
