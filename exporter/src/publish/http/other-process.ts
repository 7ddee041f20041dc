import { ProblemError } from './problems.ts';

/** The processes of a cluster, as far as this one knows them. */
export interface KnownProcesses {
  readonly own: string | undefined;
  /** Addresses of the control listeners of others, by what they are published as. */
  readonly others: ReadonlyMap<string, string | undefined>;
}

/**
 * Each process of a cluster captures itself, and is asked on a listener of its own: what is given out here would be the
 * answer of somebody else.
 * @throws ProblemError that names the listener to ask, unless it is this one
 */
export function refuseOtherProcess(process: string, { own, others }: KnownProcesses): void {
  if (process === own) return;
  if (!others.has(process)) {
    const known = [...(own === undefined ? [] : [own]), ...others.keys()];
    const there = known.length === 0 ? 'this is no cluster' : `this process knows ${known.join(', ')}`;
    throw new ProblemError('no_such_process', `there is no process ${process} here now; ${there}`);
  }
  const controlUrl = others.get(process);
  const where = controlUrl === undefined ? 'it has said no control listener of its own' : `ask ${controlUrl}`;
  throw new ProblemError('other_process', `${process} captures itself: ${where}`, {
    members: { process, ...(controlUrl === undefined ? {} : { controlUrl }) },
  });
}
