import { isIP } from 'node:net';

/**
 * Whether a `Host` header is one that callers of ours send. A web page that makes its own name lead to this address
 * (DNS rebinding) cannot hide that name: so any address is fine, and of names only `localhost` and those listed.
 */
export function isExpectedHost(host: string | undefined, names: readonly string[]): boolean {
  const bare = /^(\[[\da-f:.]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  if (bare === undefined) return false;
  return bare === 'localhost' || names.includes(bare) || isIP(bare.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

/** Whether only this machine reaches what listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
