import { config } from '@grafana/runtime';

/** Whether the buttons that change something are worth showing. Grafana's server decides when they are used. */
export function isEditor(): boolean {
  const { orgRole } = config.bootData.user;
  return orgRole === 'Editor' || orgRole === 'Admin';
}
