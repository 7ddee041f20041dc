/** A place in the program; lines and columns count from 1. */
interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName?: string;
}

/** What `GET /v1/listeners` says beside the identity. Emitters and events are labels, as in the metrics. */
export interface ListenersAnswer {
  /** From one more than this on the listeners of an event are counted. */
  readonly threshold: number;
  /** Pairs of an emitter and an event that are being counted. */
  readonly tracked: number;
  /** Additions that were not counted for want of room: with any of them, the numbers are too low. */
  readonly untracked: number;
  readonly maxListenersWarnings: number;
  /** Fastest growing first. */
  readonly listeners: readonly {
    readonly emitter: string;
    readonly event: string;
    readonly listeners: number;
    readonly emitters: number;
    readonly growthPerMinute: number;
    /** Most often sampled first. */
    readonly addSites: readonly (Place & { readonly calledFrom?: Place; readonly samples: number })[];
  }[];
}
