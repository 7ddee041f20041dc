import { createHash } from 'node:crypto';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Claim, type Claims, isClaimName } from './claims.ts';
import { prepareOwnDirectory } from './own-directory.ts';

const CLAIM = '.claim';

/** Claims as hidden files of a directory: `.<service>.<name>.claim`. */
export class DirectoryClaims implements Claims {
  readonly #directory: string;
  readonly #begin: string;
  readonly #put = new Set<string>();

  constructor(directory: string, service: string) {
    this.#directory = directory;
    this.#begin = `.${createHash('sha256').update(service).digest('hex').slice(0, 8)}.`;
  }

  /** Whether it was put in this life of the process, which may have the id of an earlier one. */
  isPutHere(name: string): boolean {
    return this.#put.has(name);
  }

  async put(name: string, text: string): Promise<void> {
    this.#put.add(name);
    await prepareOwnDirectory(this.#directory);
    await writeFile(this.#path(name), text, { mode: 0o600 });
  }

  async list(): Promise<readonly Claim[]> {
    const claims: Claim[] = [];
    for (const file of await readdir(this.#directory)) {
      if (!file.startsWith(this.#begin) || !file.endsWith(CLAIM)) continue;
      const name = file.slice(this.#begin.length, -CLAIM.length);
      if (!isClaimName(name)) continue;
      const found = await stat(this.#path(name)).catch(() => undefined);
      if (found !== undefined) claims.push({ name, modifiedMs: found.mtimeMs });
    }
    return claims;
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
    this.#put.delete(name);
  }

  #path(name: string): string {
    if (!isClaimName(name)) throw new RangeError('not the name of a claim');
    return join(this.#directory, this.#begin + name + CLAIM);
  }
}
