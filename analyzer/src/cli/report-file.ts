import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReportFrame } from '../report/report-frame.ts';
import { InputError } from './read-snapshot.ts';
import { VERSION } from './version.ts';

const SCRIPTS = ['class-table.js', 'map-keys.js'] as const;

/** Where `--html` writes to: whole or not at all, readable by its owner only, as it holds names of the program. */
export class ReportFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Checks the place before the snapshots are read, which may take long. */
  static async at(path: string): Promise<ReportFile> {
    const folder = dirname(resolve(path));
    if (!(await isDirectory(folder))) {
      throw new InputError(`${path}: the report cannot be written there: ${folder} is no directory`);
    }
    if (path === '' || /[\\/]$/.test(path) || (await isDirectory(path))) {
      throw new InputError(`${path}: is a directory: name the report's file in it`);
    }
    return new ReportFile(path);
  }

  async write(render: (frame: ReportFrame) => string): Promise<void> {
    const scripts = await Promise.all(
      SCRIPTS.map((name) => readFile(new URL(`../report/page/${name}`, import.meta.url), 'utf8')),
    );
    const madeAt = new Date().toISOString().slice(0, 16).replace('T', ' ');
    const text = render({ madeBy: `Made by heapwatch ${VERSION}, ${madeAt} UTC`, scripts });
    const partial = join(
      dirname(this.#path),
      `.${basename(this.#path)}.${randomBytes(6).toString('hex')}.part`,
    );
    try {
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(text);
      } finally {
        await file.close();
      }
      await rename(partial, this.#path);
    } catch (error) {
      await rm(partial, { force: true });
      throw new InputError(`${this.#path}: the report cannot be written: ${(error as Error).message}`);
    }
  }

  get notice(): string {
    return `Report: ${this.#path}`;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
