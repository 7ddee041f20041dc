import { closeSync, constants, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import type { AuditEntry } from './audit-entry.ts';

/** Two files of this size are kept: some 40,000 lines. */
const MAX_BYTES = 4 * 1024 * 1024;
const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);

/**
 * JSON lines in a file of mode 0600. A full one becomes `<path>.1`, over the one before. Lines are written at once and not
 * flushed: the line that says who asked is in the file before a capture pauses the process.
 */
export class AuditFile {
  readonly #path: string;
  readonly #maxBytes: number;
  #file: number | undefined;
  #bytes = 0;

  /** @throws when the file cannot be written, or others could */
  constructor(path: string, maxBytes: number = MAX_BYTES) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#open();
  }

  /** @throws what the file system says */
  append(entry: AuditEntry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    if (this.#bytes > 0 && this.#bytes + line.length > this.#maxBytes) this.#rotate();
    const file = this.#file ?? this.#open();
    this.#bytes += writeSync(file, line);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #rotate(): void {
    this.close();
    renameSync(this.#path, `${this.#path}.1`);
    this.#open();
  }

  #open(): number {
    const file = openSync(this.#path, APPEND, 0o600);
    const found = fstatSync(file);
    const uid = process.getuid?.();
    const isOpenToOthers = uid !== undefined && ((found.mode & 0o077) !== 0 || found.uid !== uid);
    if (!found.isFile() || isOpenToOthers) {
      closeSync(file);
      throw new Error(`${this.#path} is no file of this user alone; make it one of mode 600`);
    }
    this.#file = file;
    this.#bytes = found.size;
    return file;
  }
}
