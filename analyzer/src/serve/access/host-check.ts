const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Host names by which requests may come. On loopback only its own names: a page that a browser loaded may have had its
 * name turned to point here. On another host a token is needed, which no page has, and names are free unless some are given.
 */
export function isKnownHost(
  header: string | undefined,
  { isLoopback, names }: { readonly isLoopback: boolean; readonly names: readonly string[] },
): boolean {
  if (!isLoopback && names.length === 0) return true;
  const name = /^(\[[0-9a-f:.]+\]|[^:]+)(?::\d{1,5})?$/i.exec(header ?? '')?.[1]?.toLowerCase();
  return name !== undefined && [...LOOPBACK, ...names.map((known) => known.toLowerCase())].includes(name);
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
