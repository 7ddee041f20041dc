import { homedir } from 'node:os';
import { join } from 'node:path';

/** Stands for the directory of a user who has none; preparing it is refused. */
export const NO_DIRECTORY = '';

/** In the user's state directory: never a shared place whose name another user can take first. */
export function defaultSnapshotDirectory(environment: NodeJS.ProcessEnv): string {
  const { XDG_STATE_HOME: state } = environment;
  // The XDG specification says to ignore a relative path.
  const base = state?.startsWith('/') ? state : stateInHome();
  return base === undefined ? NO_DIRECTORY : join(base, 'heapwatch', 'snapshots');
}

/** A container's user may be a bare number, without a home. */
function stateInHome(): string | undefined {
  try {
    return join(homedir(), '.local', 'state');
  } catch {
    return undefined;
  }
}
