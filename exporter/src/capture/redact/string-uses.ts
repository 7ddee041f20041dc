/** What a string of the table is used as; one string may be used as several. */
export const StringUse = {
  /** The text of a string or a regular expression: data. */
  value: 1,
  /** A class or a property. */
  name: 2,
  /** Written in a program: a function, a variable, a script. */
  program: 4,
  /** V8's or Node's own word for a part of the heap. */
  system: 8,
  /** A key of an object that is used as a dictionary: data, unless the program says the word too. */
  key: 16,
  /** A number, a symbol or a text in pieces, for which V8 writes a word of its own, if not the text. */
  leftOut: 32,
} as const;

const MAX_STRING = 2 ** 30;

/** The uses of each string, by its index; a byte a string. */
export class StringUses {
  private uses = new Uint8Array(1 << 16);

  add(string: number, use: number): void {
    if (string >= this.uses.length) this.grow(string);
    this.uses[string] = (this.uses[string] as number) | use;
  }

  addAll(others: StringUses): void {
    for (let string = 0; string < others.uses.length; string++) {
      const use = others.uses[string] as number;
      if (use !== 0) this.add(string, use);
    }
  }

  of(string: number): number {
    return this.uses[string] ?? 0;
  }

  private grow(string: number): void {
    if (string > MAX_STRING)
      throw new RangeError(`a name is string ${string}: expected at most ${MAX_STRING}`);
    const larger = new Uint8Array(Math.max(string + 1, this.uses.length * 2));
    larger.set(this.uses);
    this.uses = larger;
  }
}
