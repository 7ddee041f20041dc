/** A series that cannot be had or read; the message says what, where and what to do. */
export class SeriesError extends Error {
  override readonly name = 'SeriesError';
}
