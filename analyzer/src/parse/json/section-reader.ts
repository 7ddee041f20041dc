/** Reads one value of the file's top-level object, fed in chunks of any size. */
export interface SectionReader {
  /** True once the value's last byte was read. */
  readonly isDone: boolean;
  /** Whole records read so far, where the section has records. */
  readonly record?: number;
  /**
   * Reads from `bytes[start..]`; returns the position behind the last byte used. `fileOffset` is the offset of
   * `bytes[0]` in the file. Throws SnapshotError.
   */
  read(bytes: Uint8Array, start: number, fileOffset: number): number;
}
