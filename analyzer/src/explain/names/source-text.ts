import type { SourceLocation } from './source-locations.ts';

/** `app.js:22:5`: the file's own name, as a reader looks for it; with a source map the original name behind it. */
export function formatSource(source: SourceLocation): string {
  const name = source.url.split(/[\\/]/).at(-1) ?? source.url;
  const original = source.name === undefined ? '' : ` (${source.name})`;
  return `${name}:${source.line}:${source.column}${original}`;
}

/** Node.js' own modules are no place a reader can mend. */
export function isUserSource(source: SourceLocation): boolean {
  return !source.url.startsWith('node:');
}
