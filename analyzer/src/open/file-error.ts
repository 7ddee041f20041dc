/** A source that could not be opened or unpacked; the message names what to do. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: 'not-found' | 'not-a-file' | 'not-a-directory' | 'unreadable' | 'bad-gzip';

  constructor(code: FileError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
