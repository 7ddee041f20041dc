import { readFileSync, statSync } from 'node:fs';

/** The value of some files, made anew when they change: looked at when it is asked for, so that no timer runs. */
export class ChangingFiles<T> {
  readonly #paths: readonly string[];
  readonly #make: (texts: readonly string[]) => T;
  readonly #onError: (error: unknown) => void;
  #signature: string;
  #value: T;

  /**
   * @param make makes the value of the files' texts
   * @param onError told when changed files cannot be used: the old value stays
   * @throws what reading and `make` throw, at the start only
   */
  constructor(
    paths: readonly string[],
    make: (texts: readonly string[]) => T,
    onError: (error: unknown) => void,
  ) {
    this.#paths = paths;
    this.#make = make;
    this.#onError = onError;
    this.#signature = this.#sign();
    this.#value = this.#read();
  }

  get value(): T {
    try {
      const signature = this.#sign();
      if (signature !== this.#signature) {
        // Noted first: what cannot be used is told once, and looked at again when it changes again.
        this.#signature = signature;
        this.#value = this.#read();
      }
    } catch (error) {
      this.#onError(error);
    }
    return this.#value;
  }

  #read(): T {
    return this.#make(this.#paths.map((path) => readFileSync(path, 'utf8')));
  }

  /** Kubernetes exchanges a link to the folder, which changes the inode; editors change size and time. */
  #sign(): string {
    return this.#paths
      .map((path) => statSync(path, { bigint: true }))
      .map(({ ino, size, mtimeNs, ctimeNs }) => [ino, size, mtimeNs, ctimeNs].join())
      .join();
  }
}
