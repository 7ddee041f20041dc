/** The isolate that a series speaks of, read from its labels. */
export interface IsolateIdentity {
  readonly job: string;
  readonly instance: string;
  /** Present in cluster mode only. */
  readonly process?: string;
  /** Absent for what belongs to the whole process, as its resident memory does. */
  readonly isolate?: string;
  /** Equal for the isolates of one process, and only for those. */
  readonly processKey: string;
}

export function isolateIdentity(labels: Readonly<Record<string, string>> | undefined): IsolateIdentity {
  const { job = '', instance = '', process, isolate } = labels ?? {};
  return {
    job,
    instance,
    processKey: JSON.stringify([job, instance, process ?? '']),
    ...(process === undefined ? {} : { process }),
    ...(isolate === undefined ? {} : { isolate }),
  };
}

/** `checkout-7f · main`, `checkout-7f · cluster-2 · main`. */
export function isolateTitle(identity: IsolateIdentity): string {
  return [identity.instance, identity.process, identity.isolate]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
