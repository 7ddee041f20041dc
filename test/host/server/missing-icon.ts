import type { ServerResponse } from 'node:http';

/** Icons that the libraries ask for and do not bring: drawn here, so that no request of the page fails. */
const ICONS: ReadonlyMap<string, string> = new Map([
  ['angle-double-up.svg', 'M7 13l5-5 5 5M7 18l5-5 5 5'],
  ['angle-double-left.svg', 'M11 7l-5 5 5 5M18 7l-5 5 5 5'],
  ['spinner.svg', 'M12 3a9 9 0 1 1-9 9'],
  ['sync-slash.svg', 'M4 12a8 8 0 0 1 13-6M20 12a8 8 0 0 1-13 6M4 4l16 16'],
]);

/** Sends a stand-in for an icon; false when there is none by that name. */
export function sendMissingIcon(response: ServerResponse, path: string): boolean {
  const outline = ICONS.get(path.split('/').at(-1) ?? '');
  if (outline === undefined) return false;
  const stroke = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"';
  response.writeHead(200, { 'content-type': 'image/svg+xml' });
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path ${stroke} d="${outline}"/></svg>`,
  );
  return true;
}
