import { readFileSync } from 'node:fs';

/** Version of this package, from its own manifest; `unknown` where a bundler left the manifest behind. */
export const VERSION: string = readVersion();

function readVersion(): string {
  try {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const version = typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'version');
    return typeof version === 'string' ? version : 'unknown';
  } catch {
    return 'unknown';
  }
}
