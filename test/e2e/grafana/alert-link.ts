import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const RULES = join(import.meta.dirname, '../../../alerts/heapwatch.rules.yml');

/** The link that an alert about an instance carries, on the host's address: as the committed rules write it. */
export function alertLink(hostUrl: string, instance: string): string {
  const template = /diff_url: (\S+?\{\{[^}]*\}\})/.exec(readFileSync(RULES, 'utf8'))?.[1] ?? '';
  const link = template.replace(/\{\{.*\}\}/, encodeURIComponent(instance));
  const { pathname, search } = new URL(link);
  return hostUrl + pathname + search;
}
