/**
 * Whether Node.js' permission model keeps this process from listening. It has to be asked first: a listener that is
 * denied throws where nobody can catch it, and the application would die of it.
 */
export function isNetworkDenied(host: PermissionHost = process): boolean {
  const { permission } = host;
  if (permission === undefined) return false;
  // Before Node.js 25 the network is no part of the model, and an audit denies nothing.
  if (!host.allowedNodeEnvironmentFlags.has('--allow-net')) return false;
  if (`${host.execArgv.join(' ')} ${host.env.NODE_OPTIONS ?? ''}`.includes('--permission-audit'))
    return false;
  return !permission.has('net');
}

export interface PermissionHost {
  readonly permission?: { has(scope: string): boolean };
  readonly execArgv: readonly string[];
  readonly allowedNodeEnvironmentFlags: ReadonlySet<string>;
  readonly env: NodeJS.ProcessEnv;
}
