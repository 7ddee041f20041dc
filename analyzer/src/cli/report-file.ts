import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReportFrame } from '../report/report-frame.ts';
import { InputError } from './input-error.ts';
import { VERSION } from './version.ts';

const SCRIPTS = ['class-table.js', 'map-keys.js'] as const;

/** Where `--html` writes to: whole or not at all, readable by its owner only, as it holds names of the program. */
export class ReportFile {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Checks the place before the snapshots are read, which may take long; `inputs` must not be written over. */
  static async at(path: string, inputs: readonly string[]): Promise<ReportFile> {
    const refuse = (why: string): never => {
      throw new InputError(`${path}: the report cannot be written there: ${why}`);
    };
    const folder = dirname(resolve(path));
    if ((await find(folder))?.isDirectory() !== true) refuse(`${folder} is no directory`);
    const known = await find(path);
    if (path === '' || /[\\/]$/.test(path) || known?.isDirectory()) {
      refuse('it is a directory, name a file in it');
    }
    if (known === undefined) return new ReportFile(path);
    if (!known.isFile()) refuse('it is no regular file');
    for (const input of inputs) {
      const read = await find(input);
      if (read?.ino === known.ino && read.dev === known.dev) refuse('it is the snapshot itself');
    }
    return new ReportFile(await realpath(path));
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

  /** Where it is written, links followed. */
  get path(): string {
    return this.#path;
  }

  get notice(): string {
    return `Report: ${this.#path}`;
  }
}

async function find(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
