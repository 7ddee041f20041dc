import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../tools/processes.ts';

const FOLDER = import.meta.dirname;
export const BUNDLE_FOLDER = join(FOLDER, 'out');
const KEY_FILE = join(BUNDLE_FOLDER, 'key');

/** Bundles the page with Grafana's libraries, once for each state of its sources and lockfile. */
export async function bundlePage(): Promise<void> {
  const key = sourceKey();
  if (existsSync(KEY_FILE) && readFileSync(KEY_FILE, 'utf8') === key) return;
  // A process of its own: esbuild comes with the host's libraries, which are installed only now.
  const bundler = await startProcess(process.execPath, [join(FOLDER, 'bundle.ts')], { cwd: FOLDER });
  const end = await bundler.ended;
  if (end !== 0) throw new Error(`bundling the host page ended with ${end}:\n${bundler.output()}`);
  writeFileSync(KEY_FILE, key);
}

function sourceKey(): string {
  const pages = readdirSync(join(FOLDER, 'page'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of [join(FOLDER, 'package-lock.json'), join(FOLDER, 'bundle.ts'), ...pages]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
