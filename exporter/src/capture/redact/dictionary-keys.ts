import type { ArrayNames } from './array-names.ts';
import { StringUse, StringUses } from './string-uses.ts';

/**
 * Tells the keys of objects that V8 keeps as dictionaries. Such an object leads to an array of keys and values,
 * `(object properties)`; any other keeps its properties in itself or in a PropertyArray, which is no `array` node. Names of
 * arrays come with the strings, too late: so names of properties are noted by the name of their object's arrays, and the
 * global object, which is always a dictionary, tells at the end which of those was it.
 * Source: V8 objects/js-objects.h (`property_dictionary`), profiler/heap-snapshot-generator.cc (`ExtractJSObjectReferences`).
 */
export class DictionaryKeys {
  private readonly arrays: ArrayNames;
  private readonly named: StringUses[] = [];
  private readonly ofGlobals = new Set<number>();

  constructor(arrays: ArrayNames) {
    this.arrays = arrays;
  }

  /** An object has named properties and leads to arrays of these names' numbers. */
  note(names: readonly number[], arrays: readonly number[]): void {
    for (const array of arrays) {
      this.named[array] ??= new StringUses();
      for (const name of names) this.named[array].add(name, StringUse.key);
    }
  }

  noteGlobal(arrays: readonly number[]): void {
    for (const array of arrays) this.ofGlobals.add(array);
  }

  /**
   * Adds the use as a key to every string that is one; all names count whose objects have any array, if no global
   * object told better. Returns the string index that must turn out to be the name of a dictionary's array.
   */
  resolve(uses: StringUses): number | undefined {
    const [array] = this.ofGlobals;
    const isTold = this.ofGlobals.size === 1 && array !== undefined;
    for (const keys of isTold ? [this.named[array]] : this.named) {
      if (keys !== undefined) uses.addAll(keys);
    }
    return isTold ? this.arrays.names[array] : undefined;
  }
}
