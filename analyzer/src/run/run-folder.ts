import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANNOUNCEMENTS } from './announcement.ts';

/** Everything a run writes: a folder of its own that only this user can enter. */
export interface RunFolder {
  readonly path: string;
  readonly token: string;
  readonly tokenFile: string;
  readonly snapshots: string;
  readonly announcements: string;
  remove(): Promise<void>;
  /** When there is no time left. */
  removeNow(): void;
}

export async function createRunFolder(): Promise<RunFolder> {
  // mode 0700, and a name that nobody can have taken
  const path = await mkdtemp(join(tmpdir(), 'heapwatch-run-'));
  const token = randomBytes(24).toString('hex');
  const folder: RunFolder = {
    path,
    token,
    tokenFile: join(path, 'token'),
    snapshots: join(path, 'snapshots'),
    announcements: join(path, ANNOUNCEMENTS),
    removeNow: () => rmSync(path, { recursive: true, force: true }),
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
  await writeFile(folder.tokenFile, token, { mode: 0o600 });
  await mkdir(folder.announcements, { mode: 0o700 });
  return folder;
}
