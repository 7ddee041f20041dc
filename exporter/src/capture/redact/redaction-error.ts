/** A snapshot that cannot be redacted: nothing of it may leave. The message says what was expected, and at which byte. */
export class RedactionError extends Error {
  override readonly name = 'RedactionError';
  readonly byteOffset: number;

  constructor(message: string, byteOffset: number) {
    super(`${message} (byte ${byteOffset})`);
    this.byteOffset = byteOffset;
  }
}
