import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../tools/processes.ts';
import type { GrafanaVariant } from './grafana-variant.ts';

const FOLDER = import.meta.dirname;

export function bundleFolder({ folder }: GrafanaVariant): string {
  return join(folder, 'out');
}

/** Bundles the page with Grafana's libraries, once for each state of its sources and lockfile. */
export async function bundlePage(variant: GrafanaVariant): Promise<void> {
  const key = sourceKey(variant);
  const keyFile = join(bundleFolder(variant), 'key');
  if (existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return;
  // A process of its own: what it holds in memory goes with it.
  const bundler = await startProcess(process.execPath, [join(FOLDER, 'bundle.ts'), variant.folder], {
    cwd: FOLDER,
  });
  const end = await bundler.ended;
  if (end !== 0) throw new Error(`bundling the host page ended with ${end}:\n${bundler.output()}`);
  writeFileSync(keyFile, key);
}

function sourceKey({ folder }: GrafanaVariant): string {
  const pages = readdirSync(join(FOLDER, 'page'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of [join(folder, 'package-lock.json'), join(FOLDER, 'bundle.ts'), ...pages]) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}
