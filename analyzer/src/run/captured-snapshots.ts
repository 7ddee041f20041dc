import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A snapshot, or a heap profile, that the exporter of a process has put into the run's folder. */
export interface CapturedSnapshot {
  readonly id: string;
  readonly pid: number;
  readonly isolate: string;
  readonly reason: string;
  readonly pauseSeconds: number;
  readonly path: string;
  /** Why a snapshot was refused in whose place this heap profile was taken. */
  readonly snapshotRefused?: string | undefined;
}

const META = /^(\d{8}T\d{6}Z-[0-9a-f]{8})\.json$/;

/** All that are whole, oldest first: the meta beside a snapshot is written last. */
export async function listCapturedSnapshots(
  directory: string,
  ending = '.heapsnapshot.gz',
): Promise<CapturedSnapshot[]> {
  const names = await readdir(directory).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const id = META.exec(name)?.[1];
      return id === undefined ? undefined : readMeta(directory, id, ending);
    }),
  );
  return found.filter((one) => one !== undefined).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readMeta(
  directory: string,
  id: string,
  ending: string,
): Promise<CapturedSnapshot | undefined> {
  try {
    const meta: Partial<CapturedSnapshot> = JSON.parse(await readFile(join(directory, `${id}.json`), 'utf8'));
    const { pid, isolate = 'main', reason, pauseSeconds, snapshotRefused } = meta;
    if (pid === undefined || reason === undefined || pauseSeconds === undefined) return undefined;
    return { id, pid, isolate, reason, pauseSeconds, snapshotRefused, path: join(directory, id + ending) };
  } catch {
    // removed in the meantime: a quota
    return undefined;
  }
}
