import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../.cache/memlab');
const PACKAGES = ['@memlab/heap-analysis@2.0.5', '@memlab/core@2.0.5'];

/** memlab's loader with dominators and retained sizes, installed on first use. */
export async function loadMemlab(): Promise<(file: string) => Promise<unknown>> {
  if (!existsSync(join(ROOT, 'node_modules'))) {
    mkdirSync(ROOT, { recursive: true });
    writeFileSync(join(ROOT, 'package.json'), '{"private":true}');
    // its browser, which an install script would fetch, is not needed to read a file
    const args = ['install', '--no-save', '--ignore-scripts', ...PACKAGES];
    execFileSync('npm', args, { cwd: ROOT, stdio: 'inherit' });
  }
  const { getFullHeapFromFile } = createRequire(join(ROOT, 'package.json'))('@memlab/heap-analysis') as {
    getFullHeapFromFile(file: string): Promise<unknown>;
  };
  return getFullHeapFromFile;
}
