/** Version of this package, from its own manifest; `unknown` where a bundler left the manifest behind. */
export const VERSION: string = readVersion();

function readVersion(): string {
  try {
    const manifest: unknown = JSON.parse(
      process
        .getBuiltinModule('node:fs')
        .readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    if (typeof manifest !== 'object' || manifest === null || !('name' in manifest && 'version' in manifest)) {
      return 'unknown';
    }
    // Two folders above a bundle there is somebody else's.
    const isOurs = manifest.name === '@heapwatch/exporter' && typeof manifest.version === 'string';
    return isOurs ? String(manifest.version) : 'unknown';
  } catch {
    return 'unknown';
  }
}
