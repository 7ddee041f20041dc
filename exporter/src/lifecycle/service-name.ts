import { basename, dirname, join, resolve } from 'node:path';

/**
 * The name a service goes by when nobody named it: `name` of the package its main script belongs to, else the
 * script's base name, else `node`.
 * @param scriptPath the main script, `process.argv[1]`
 */
export function defaultServiceName(scriptPath: string | undefined): string {
  if (scriptPath === undefined || scriptPath === '') return 'node';
  for (let folder = dirname(resolve(scriptPath)); ; folder = dirname(folder)) {
    const name = packageName(folder);
    if (name !== undefined) return name;
    if (folder === dirname(folder)) return basename(scriptPath).replace(/\.[cm]?[jt]s$/, '') || 'node';
  }
}

/** `name` of the package.json in this very folder; a package without a name does not end the search. */
function packageName(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(
      process.getBuiltinModule('node:fs').readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    if (typeof manifest !== 'object' || manifest === null || !('name' in manifest)) return undefined;
    return typeof manifest.name === 'string' && manifest.name !== '' ? manifest.name : undefined;
  } catch {
    return undefined;
  }
}
