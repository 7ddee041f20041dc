import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * V8's own way to collect all garbage now. The program's `globalThis.gc` is not touched: the function comes from a context
 * of its own, and the flag is off again for all contexts after.
 */
export function findForceGc(): () => void {
  const isExposed = typeof globalThis.gc === 'function';
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } finally {
    if (!isExposed) setFlagsFromString('--no-expose-gc');
  }
}
