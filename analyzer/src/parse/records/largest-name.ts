import type { NumberBatch } from '../json/number-array-reader.ts';

/**
 * The largest string index that a section names, to be compared with the number of strings, which only the end of the
 * file tells. V8 numbers strings in the order in which it comes upon them: a name is at most one above all before it.
 * One that is further above is suspect, and only of such a one the place is kept: to know it of each would cost a second
 * scan of the file.
 */
export class LargestName {
  index: number;
  /** Record that names `index`. */
  record = 0;
  /** Place of the largest suspect index, if there is any. */
  suspect: { readonly index: number; readonly record: number; readonly byteOffset: number } | undefined;

  /** `index`: the largest of the sections before. */
  constructor(index = 0) {
    this.index = index;
  }

  /** Takes the largest suspect of a batch, which stands at `position`. */
  suspectAt(index: number, record: number, position: number, batch: NumberBatch): void {
    this.suspect = { index, record, byteOffset: batch.offsetOf(position) };
  }
}
