import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Sends a file below a folder; anything else, a path that climbs out of it included, is a 404. */
export function sendFile(response: ServerResponse, folder: string, path: string): void {
  const file = resolve(folder, path);
  const isInside = file.startsWith(resolve(folder) + sep);
  const found = isInside ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (!found?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
    return;
  }
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-store',
  });
  // A reader that leaves early is no failure.
  pipeline(createReadStream(file), response, () => {});
}
