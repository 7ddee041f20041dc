import type { Heapwatch } from '@heapwatch/exporter';

/** The variable that tells a program's processes which run they belong to: the run's private folder. */
export const RUN_FOLDER_VARIABLE = 'HEAPWATCH_RUN_FOLDER';
/** Where in that folder processes announce themselves, one file each. */
export const ANNOUNCEMENTS = 'processes';

/** What a process of the program says of itself when its exporter is up. */
export interface Announcement {
  readonly pid: number;
  /** Its main script; `node` where it has none. */
  readonly script: string;
  readonly metricsUrl: string;
  readonly controlUrl: string | undefined;
}

/** Writes this process's announcement, whole or not at all. Synchronous, so that no promise of ours is left behind. */
export function announce(folder: string, heapwatch: Heapwatch): void {
  const { metricsAddress, controlAddress } = heapwatch;
  if (metricsAddress === undefined) return;
  const announcement: Announcement = {
    pid: process.pid,
    script: process.argv[1] ?? 'node',
    metricsUrl: metricsAddress.url,
    controlUrl: controlAddress?.url,
  };
  const { renameSync, writeFileSync } = process.getBuiltinModule('node:fs');
  const path = `${folder}/${ANNOUNCEMENTS}/${process.pid}`;
  writeFileSync(`${path}.part`, JSON.stringify(announcement), { mode: 0o600 });
  renameSync(`${path}.part`, `${path}.json`);
}

/** @returns undefined when the text is no announcement */
export function parseAnnouncement(text: string): Announcement | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const of = (field: keyof Announcement): unknown => Reflect.get(value, field);
    const [pid, script, metricsUrl, controlUrl] = [
      of('pid'),
      of('script'),
      of('metricsUrl'),
      of('controlUrl'),
    ];
    if (typeof pid !== 'number' || typeof script !== 'string' || !isLoopback(metricsUrl)) return undefined;
    return { pid, script, metricsUrl, controlUrl: isLoopback(controlUrl) ? controlUrl : undefined };
  } catch {
    return undefined;
  }
}

/** The program can write there too: nobody is to be sent elsewhere by it. */
function isLoopback(url: unknown): url is string {
  return typeof url === 'string' && /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost):\d{1,5}$/.test(url);
}
