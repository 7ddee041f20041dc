import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../tools/processes.ts';
import type { GrafanaVariant } from './grafana-variant.ts';

/**
 * Installs Grafana's libraries, unless they are there for this very lockfile: 450 to 670 packages, 500 MB. What they were
 * installed for is written beside them.
 */
export async function installLibraries({ folder }: GrafanaVariant): Promise<void> {
  const lockfile = join(folder, 'package-lock.json');
  const marker = join(folder, 'node_modules', '.installed-for');
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  const npm = await startProcess('npm', ['ci'], { cwd: folder });
  const end = await npm.ended;
  if (end !== 0) throw new Error(`npm ci in ${folder} ended with ${end}:\n${npm.output()}`);
  writeFileSync(marker, wanted);
}
