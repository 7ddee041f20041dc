import { readSection } from '../store/column-file/read-section.ts';
import { ColumnFileError } from '../store/column-file-error.ts';

interface CachedAnswer {
  readonly fingerprints: string;
  readonly bytes: Buffer;
}

/** Packed answers out of indexes and diffs, the last ones used kept in memory. */
export class AnswerCache {
  readonly #release: string;
  readonly #maxBytes: number;
  readonly #answers = new Map<string, CachedAnswer>();
  #bytes = 0;

  constructor(release: string, maxBytes: number) {
    this.#release = release;
    this.#maxBytes = maxBytes;
  }

  /** Undefined if the file is missing, damaged, or made of other sources. */
  async get(path: string, section: string, fingerprints: readonly string[]): Promise<Buffer | undefined> {
    const key = `${section} ${path}`;
    const wanted = fingerprints.join();
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#remove(key, known);
      if (known.fingerprints === wanted) return this.#keep(key, known);
    }
    try {
      const { directory, bytes } = await readSection(path, this.#release, section);
      if (directory.sources.map(({ fingerprint }) => fingerprint).join() !== wanted) return undefined;
      return this.#keep(key, { fingerprints: wanted, bytes });
    } catch (error) {
      if (error instanceof ColumnFileError) return undefined;
      throw error;
    }
  }

  #keep(key: string, answer: CachedAnswer): Buffer {
    const known = this.#answers.get(key);
    if (known !== undefined) this.#remove(key, known);
    this.#answers.set(key, answer);
    this.#bytes += answer.bytes.length;
    for (const [oldest, other] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest, other);
    }
    return answer.bytes;
  }

  #remove(key: string, answer: CachedAnswer): void {
    if (this.#answers.delete(key)) this.#bytes -= answer.bytes.length;
  }
}
