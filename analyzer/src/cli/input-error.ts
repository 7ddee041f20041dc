/** Bad input, told in one line; the process then ends with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
