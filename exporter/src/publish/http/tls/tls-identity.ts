import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { ChangingFiles } from '../access/changing-files.ts';

/** Certificate and key of a listener; exchanged while it runs when their files are. */
export class TlsIdentity {
  readonly #files: ChangingFiles<SecureContextOptions>;
  #inForce: SecureContextOptions;

  /** @throws what the files and OpenSSL say when they do not fit */
  constructor(certFile: string, keyFile: string, onError: (error: unknown) => void) {
    this.#files = new ChangingFiles([certFile, keyFile], readIdentity, onError);
    this.#inForce = this.#files.value;
  }

  get options(): SecureContextOptions {
    return this.#inForce;
  }

  /** What is to be in force from now on; undefined while nothing has changed. */
  renewed(): SecureContextOptions | undefined {
    const { value } = this.#files;
    if (value === this.#inForce) return undefined;
    this.#inForce = value;
    return value;
  }
}

function readIdentity([cert = '', key = '']: readonly string[]): SecureContextOptions {
  const identity: SecureContextOptions = { cert, key, minVersion: 'TLSv1.2' };
  // A certificate that does not fit its key, or one of two files written, must not reach the listener.
  createSecureContext(identity);
  return identity;
}
