import type { Collector, Labels } from '../catalogue/series.ts';
import type { ClusterPrimary } from '../isolates/cluster/cluster-primary.ts';
import { isClusterWorker, onClusterUse } from '../isolates/cluster/cluster-use.ts';
import { joinCluster, type Membership } from '../isolates/cluster/cluster-worker.ts';
import { type Reading, ReadingWriter } from '../isolates/reading.ts';
import { openThreadDoor } from '../isolates/threads/thread-door.ts';
import type { ThreadWatch } from '../isolates/threads/thread-watch.ts';
import { waitFor } from '../isolates/wait-for.ts';
import type { Settings } from '../options/option-table.ts';
import { type TakeScrape, takeScrape } from '../publish/scrape.ts';
import type { Fault } from './faults.ts';

/** How long a scrape waits for busy threads and processes. What they said last is published then. */
const DEADLINE_MS = 250;
/** A primary that has said nothing by then runs no exporter, or is too busy to be scraped. */
const PRIMARY_MS = 2_000;

export interface IsolatesParts {
  readonly settings: Settings;
  /** Of the main isolate and of the process. */
  readonly collectors: readonly Collector[];
  readonly instance: () => string;
  /** Where this process is asked for captures; undefined where it is not. */
  readonly controlUrl: () => string | undefined;
  /** What the worker threads cost, and what failed in them. */
  readonly onCosts: (selfMs: number, errors: readonly string[]) => void;
  /** Measures the time of synchronous work of ours. */
  readonly timed: <T>(work: () => T) => T;
  readonly onError: Fault;
  readonly onObserveError: Fault;
}

/** All that is published: this process with its worker threads, and in a cluster's primary its workers. */
export interface Isolates {
  /** This process alone. */
  readonly takeProcess: TakeScrape;
  /** With all that this process publishes for. */
  readonly takeAll: TakeScrape;
  /** The worker threads of this process; undefined where there are none. */
  readonly threads: ThreadWatch | undefined;
  /** What each of them holds; undefined where there are none. */
  readThreadMemory(): ReturnType<ThreadWatch['readMemory']>;
  /** The processes of a cluster, this one included, by what they are published as; empty where there is none. */
  processes(): Promise<ClusterProcesses>;
  /** Where this process is a worker that its primary publishes for. */
  readonly membership: Membership | undefined;
  /** Resolves to whether a primary publishes for this process; false where there can be none. Never rejects. */
  readonly published: Promise<boolean> | false;
  stop(): void;
}

/** Who is asked for captures of which process of a cluster. */
export interface ClusterProcesses {
  /** What this one is published as; undefined outside of a cluster. */
  readonly own: string | undefined;
  /** The others that this one knows, each with the address of its control listener, where it has one. */
  readonly others: ReadonlyMap<string, string | undefined>;
}

/** Starts looking at worker threads and at the cluster. What cannot be started is told, and the rest is published. */
export function startIsolates(parts: IsolatesParts): Isolates {
  const { settings, onError } = parts;
  const attempt = <T>(isWanted: boolean, start: () => T): T | undefined => {
    try {
      return isWanted ? start() : undefined;
    } catch (error) {
      onError(error);
      return undefined;
    }
  };

  const threads = attempt(settings['threads.watch'], () => watchOwnThreads(parts));
  const collectors = (): readonly Collector[] =>
    threads?.current === undefined ? parts.collectors : [...parts.collectors, threads.current];
  const isMember = attempt(settings['cluster.gather'], isClusterWorker) ?? false;
  const workers = attempt(settings['cluster.gather'] && !isMember, () => watchOwnWorkers(parts));

  let membership: Membership | undefined;
  let isHeard: () => void = () => undefined;
  const heard = new Promise<boolean>((resolve) => {
    const giveUp = setTimeout(resolve, PRIMARY_MS, false).unref();
    isHeard = () => {
      clearTimeout(giveUp);
      resolve(membership !== undefined);
    };
  });
  const leave = attempt(isMember, () =>
    joinCluster({
      read: (deadlineMs) => afterwards(threads?.current?.refresh(deadlineMs), () => parts.timed(readHere)),
      controlUrl: parts.controlUrl,
      onJoin(given) {
        membership = given;
        isHeard();
      },
      onError,
    }),
  );
  if (leave === undefined) isHeard();

  const readHere = (): Reading => {
    const writer = new ReadingWriter();
    for (const collector of collectors()) {
      try {
        collector.collect(writer);
      } catch (error) {
        parts.onObserveError(error);
      }
    }
    return writer.toReading();
  };

  const ownLabels = (): Labels | undefined => {
    if (membership !== undefined) return { process: membership.process };
    return workers?.current?.hasWorkers === true ? { process: 'primary' } : undefined;
  };
  const take = (asked: readonly Collector[]) =>
    parts.timed(() => takeScrape(asked, parts.onObserveError, ownLabels()));

  return {
    takeProcess: () => afterwards(threads?.current?.refresh(DEADLINE_MS), () => take(collectors())),
    takeAll() {
      const gathered = workers?.current;
      const everybody = both(threads?.current?.refresh(DEADLINE_MS), gathered?.refresh(DEADLINE_MS));
      return afterwards(everybody, () =>
        take(gathered === undefined ? collectors() : [...collectors(), gathered]),
      );
    },
    get threads() {
      return threads?.current;
    },
    readThreadMemory: () => threads?.current?.readMemory(DEADLINE_MS),
    async processes() {
      await workers?.current?.refresh(DEADLINE_MS);
      return { own: ownLabels()?.process, others: workers?.current?.members ?? new Map() };
    },
    get membership() {
      return membership;
    },
    published: leave === undefined ? false : heard,
    stop() {
      isHeard();
      leave?.();
      threads?.stop();
      workers?.stop();
    },
  };
}

/** Of a process that has started no thread yet there is none. */
interface OwnThreads {
  readonly current: ThreadWatch | undefined;
  stop(): void;
}

function watchOwnThreads({ settings, onCosts, onError }: IsolatesParts): OwnThreads {
  let current: ThreadWatch | undefined;
  let isStopped = false;
  const load = async () => {
    const { watchThreads } = await import('../isolates/threads/thread-watch.ts');
    if (!isStopped) current = watchThreads({ door, onCosts, onError });
  };
  const door = openThreadDoor(
    {
      eventLoopDelay: settings['eventLoop.delay'],
      watchListeners: settings['listeners.watch'],
      judge: settings['detect.verdict'],
      probeMsPerHour: settings['detect.probeGc'] ? settings['detect.probeGcBudget'] : undefined,
    },
    () => void load().catch(onError),
  );
  return {
    get current() {
      return current;
    },
    stop() {
      isStopped = true;
      if (current === undefined) door.close();
      else current.stop();
    },
  };
}

/** Of a process that is no primary, or not yet, there is none. */
interface OwnWorkers {
  readonly current: ClusterPrimary | undefined;
  stop(): void;
}

function watchOwnWorkers({ instance, onError }: IsolatesParts): OwnWorkers {
  let current: ClusterPrimary | undefined;
  let isStopped = false;
  const load = async () => {
    const { watchCluster } = await import('../isolates/cluster/cluster-primary.ts');
    if (isStopped) return;
    current = watchCluster({ instance, nowMs: () => performance.now(), wait: waitFor, onError });
  };
  const end = onClusterUse(() => void load().catch(onError));
  return {
    get current() {
      return current;
    },
    stop() {
      isStopped = true;
      end();
      current?.stop();
    },
  };
}

/** At once where there is nothing to wait for: a process without workers is scraped as if there could be none. */
function afterwards<T>(waiting: Promise<void> | undefined, then: () => T): T | Promise<T> {
  return waiting === undefined ? then() : waiting.then(then);
}

function both(
  first: Promise<void> | undefined,
  second: Promise<void> | undefined,
): Promise<void> | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return Promise.all([first, second]).then(() => undefined);
}
