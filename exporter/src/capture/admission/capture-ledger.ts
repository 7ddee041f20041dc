import { constants } from 'node:fs';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LearnedCost } from '../preflight/capture-cost.ts';
import { isOwnDirectory, prepareOwnDirectory } from '../store/own-directory.ts';
import { ownerTag } from '../store/partial-file.ts';

/** What is known of a service's captures on this host. Times in milliseconds since 1970, oldest first. */
export interface CaptureHistory {
  readonly begunMs: readonly number[];
  /** When the newest began or ended. */
  readonly lastMs: number | undefined;
  /** What the newest one that was captured by this version of Node.js has cost. */
  readonly learned: LearnedCost | undefined;
}

interface Line extends Partial<LearnedCost> {
  readonly at: number;
  readonly did: 'begin' | 'end';
  readonly node?: string;
}

const DAY_MS = 24 * 3_600_000;
const TOO_LONG = 64 * 1024;
const LEARNED: readonly (keyof LearnedCost)[] = [
  'nodes',
  'ordinaryBytes',
  'largeBytes',
  'memoryBytes',
  'pauseSeconds',
  'fileBytes',
];

/**
 * The captures of a service that were begun on this host, in a file of the snapshot directory: a line of JSON when one
 * begins and one when it ended. Snapshots may be deleted and processes die of captures; limits count them all the same.
 */
export class CaptureLedger {
  readonly #directory: string;
  readonly #path: string;
  readonly #now: () => number;

  constructor(directory: string, service: string, now: () => number = Date.now) {
    this.#directory = directory;
    this.#path = join(directory, `.${ownerTag(service)}.captures`);
    this.#now = now;
  }

  /** @throws DirectoryRefusedError and what the file system gives */
  async read(): Promise<CaptureHistory> {
    const lines = await this.#lines();
    const recent = lines.filter(({ at }) => at > this.#now() - DAY_MS);
    const learned = lines.findLast(isLearned);
    return {
      begunMs: recent.filter(({ did }) => did === 'begin').map(({ at }) => at),
      lastMs: recent.at(-1)?.at,
      learned: learned && pickLearned(learned),
    };
  }

  async begin(): Promise<void> {
    await this.#append({ at: this.#now(), did: 'begin' });
  }

  async end(learned: LearnedCost | undefined): Promise<void> {
    await this.#append({ at: this.#now(), did: 'end', node: process.versions.node, ...learned });
  }

  async #append(line: Line): Promise<void> {
    await prepareOwnDirectory(this.#directory);
    const text = `${JSON.stringify(line)}\n`;
    // One write at the end of the file: processes that share it do not cut each other's lines.
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0);
    const file = await open(this.#path, flags, 0o600);
    try {
      await file.write(text);
      await file.datasync();
      if ((await file.stat()).size <= TOO_LONG) return;
    } finally {
      await file.close();
    }
    await this.#shorten();
  }

  /** Keeps what still counts. Of a line that another process adds meanwhile, only its own limits would know. */
  async #shorten(): Promise<void> {
    const lines = await this.#lines();
    const learned = lines.findLast(isLearned);
    const kept = lines.filter((line) => line.at > this.#now() - DAY_MS || line === learned);
    const fresh = `${this.#path}.${process.pid}`;
    await writeFile(fresh, kept.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 });
    await rename(fresh, this.#path);
  }

  async #lines(): Promise<Line[]> {
    if (!(await isOwnDirectory(this.#directory))) return [];
    const flag = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
    const text = await readFile(this.#path, { encoding: 'utf8', flag }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line) => parseLine(line) ?? []);
  }
}

/** A line that a process was killed in is none. */
function parseLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { at, did } = value as Partial<Line>;
    return Number.isFinite(at) && (did === 'begin' || did === 'end') ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}

function isLearned(line: Line): boolean {
  const isAmount = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return line.node === process.versions.node && LEARNED.every((field) => isAmount(line[field]));
}

function pickLearned(line: Line): LearnedCost {
  // each was checked to be a number
  return Object.fromEntries(LEARNED.map((field) => [field, line[field]])) as unknown as LearnedCost;
}
