import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The dashboard with a uid from a folder of JSON files, read anew each time. */
export function findDashboard(folder: string, uid: string): unknown {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): { uid?: string } => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .find((dashboard) => dashboard.uid === uid);
}
