import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../tools/processes.ts';

const FOLDER = import.meta.dirname;
const LOCKFILE = join(FOLDER, 'package-lock.json');
/** Says for which lockfile node_modules was installed. */
const MARKER = join(FOLDER, 'node_modules', '.installed-for');

/** Installs Grafana's libraries, unless they are there for this very lockfile: about 450 packages, 500 MB. */
export async function installLibraries(): Promise<void> {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === wanted) return;
  const npm = await startProcess('npm', ['ci'], { cwd: FOLDER });
  const end = await npm.ended;
  if (end !== 0) throw new Error(`npm ci in ${FOLDER} ended with ${end}:\n${npm.output()}`);
  writeFileSync(MARKER, wanted);
}
