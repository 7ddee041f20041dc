import { DirectoryRefusedError } from '../../capture/store/own-directory.ts';
import { StoreUnavailableError } from '../../capture/store/snapshot-store.ts';
import { ProblemError } from './problems.ts';

/** What a store throws, as the problem it is; all else goes on as it was. */
export function asProblem(error: unknown): never {
  if (error instanceof DirectoryRefusedError) throw new ProblemError('directory_refused', error.message);
  if (error instanceof StoreUnavailableError) throw new ProblemError('store_unavailable', error.message);
  throw error;
}
