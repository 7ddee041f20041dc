/** A column file that cannot be used: it is to be made again. */
export class ColumnFileError extends Error {
  override readonly name = 'ColumnFileError';
}
