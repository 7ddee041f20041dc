/** Numbers names that occur more than once, from 1; a number that is given back is given out again first. */
export class Slots {
  readonly #taken = new Map<string, Set<number>>();

  /** @returns `name-1`, or the lowest number that is free */
  take(name: string): string {
    const taken = this.#taken.get(name) ?? new Set();
    this.#taken.set(name, taken);
    let slot = 1;
    while (taken.has(slot)) slot += 1;
    taken.add(slot);
    return `${name}-${slot}`;
  }

  /** @param label what `take` returned */
  release(label: string): void {
    const at = label.lastIndexOf('-');
    const taken = this.#taken.get(label.slice(0, at));
    taken?.delete(Number(label.slice(at + 1)));
    if (taken?.size === 0) this.#taken.delete(label.slice(0, at));
  }
}
