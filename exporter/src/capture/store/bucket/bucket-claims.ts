import { type Claim, type Claims, isClaimName } from '../claims.ts';
import type { Bucket } from './bucket.ts';

/** Claims as objects of a bucket, under `<prefix>claims/`. */
export class BucketClaims implements Claims {
  readonly #opened: () => Promise<Bucket>;
  readonly #prefix: string;

  constructor(opened: () => Promise<Bucket>, prefix: string) {
    this.#opened = opened;
    this.#prefix = `${prefix}claims/`;
  }

  async put(name: string, text: string): Promise<void> {
    await (await this.#opened()).put(this.#prefix + name, text);
  }

  async list(): Promise<readonly Claim[]> {
    const objects = await (await this.#opened()).list(this.#prefix);
    return objects
      .map(({ key, modifiedMs }) => ({ name: key.slice(this.#prefix.length), modifiedMs }))
      .filter(({ name }) => isClaimName(name));
  }

  async remove(name: string): Promise<void> {
    await (await this.#opened()).remove(this.#prefix + name);
  }
}
