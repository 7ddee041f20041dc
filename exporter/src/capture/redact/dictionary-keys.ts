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
  private ofGlobals = 0;

  constructor(arrays: ArrayNames) {
    this.arrays = arrays;
  }

  /** An object has named properties, the first `count` of `names`, and leads to arrays of these names, a bit for the number of each. */
  note(names: Int32Array, count: number, arrays: number): void {
    for (let array = 0; arrays >> array !== 0; array++) {
      if ((arrays & (1 << array)) === 0) continue;
      const keys = this.named[array] ?? new StringUses();
      this.named[array] = keys;
      for (let at = 0; at < count; at++) keys.add(names[at] as number, StringUse.key);
    }
  }

  noteGlobal(arrays: number): void {
    this.ofGlobals |= arrays;
  }

  /**
   * Adds the use as a key to every string that is one; all names count whose objects have any array, if no global
   * object told better. Returns the string index that must turn out to be the name of a dictionary's array.
   */
  resolve(uses: StringUses): number | undefined {
    const array = Math.log2(this.ofGlobals);
    const isTold = Number.isInteger(array);
    for (const keys of isTold ? [this.named[array]] : this.named) {
      if (keys !== undefined) uses.addAll(keys);
    }
    return isTold ? this.arrays.names[array] : undefined;
  }
}
