import { execFile } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../../.cache/node');

/** The newest Node.js of each line that snapshots are compared for. 24 is the one that everything else runs on. */
export const NODE_VERSIONS = ['20.20.2', '22.23.3', '24.21.0', '26.10.0'] as const;

/** Path of that version's `node`; npm's package of it is installed on first use. */
export async function findNode(version: string): Promise<string> {
  if (process.version === `v${version}`) return process.execPath;
  const folder = join(ROOT, version);
  const binary = join(folder, 'node_modules/node/bin/node');
  if (await exists(binary)) return binary;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', '--no-save', `node@${version}`], { cwd: folder });
  return binary;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
