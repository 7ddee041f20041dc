import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Packs a built workspace as it is published. @returns path of the tarball */
export function packWorkspace(workspace: string, folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const told = execFileSync('npm', args, {
    cwd: join(ROOT, workspace),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed: { filename: string }[] = Object.values(JSON.parse(told));
  return join(folder, packed[0]?.filename ?? '');
}

/**
 * Installs a tarball into a folder the strict way: a package finds the dependencies it declares and no others, and the
 * folder finds this package alone. Dependencies are the repository's own, copied.
 */
export function installPacked(workspace: string, name: string, tarball: string, folder: string): void {
  const target = join(folder, 'node_modules', name);
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  copyDependencies(join(ROOT, workspace), target);
}

/** Copies one package of the repository, with what it depends on, as `installPacked` does. */
function installFromRepository(name: string, folder: string, from = ROOT): void {
  const source = findPackage(name, from);
  const target = join(folder, 'node_modules', name);
  cpSync(source, target, { recursive: true, filter: (path) => path === source || !isNested(path, source) });
  copyDependencies(source, target);
}

function copyDependencies(source: string, target: string): void {
  const manifest: Manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  for (const name of Object.keys(manifest.dependencies ?? {})) installFromRepository(name, target, source);
}

/** Where Node.js would find it from that folder. */
export function findPackage(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    // a workspace is a link
    if (existsSync(join(found, 'package.json'))) return realpathSync(found);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

const isNested = (path: string, source: string) => path.slice(source.length).includes('node_modules');
