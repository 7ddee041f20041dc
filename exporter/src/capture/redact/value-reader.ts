/** Reads one JSON value out of bytes that come in pieces. */
export interface ValueReader {
  readonly isDone: boolean;
  /** Takes bytes from `bytes[p]` on, until the value ends or the bytes do. Returns the place behind what it took. */
  read(bytes: Uint8Array, p: number, fileOffset: number): number;
}
