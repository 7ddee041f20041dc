import type { SectionReader } from './section-reader.ts';

const CLOSING_BRACKET = 0x5d;

/** Passes over an array of numbers without looking at them: whoever reads it later tells what is wrong with it. */
export class PassedArray implements SectionReader {
  isDone = false;
  /** Place of the opening bracket in the file. */
  readonly byteOffset: number;

  constructor(byteOffset: number) {
    this.byteOffset = byteOffset;
  }

  read(bytes: Uint8Array, start: number): number {
    const end = bytes.indexOf(CLOSING_BRACKET, start);
    this.isDone = end >= 0;
    return this.isDone ? end + 1 : bytes.length;
  }
}
