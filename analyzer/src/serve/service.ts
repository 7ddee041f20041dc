import { availableParallelism } from 'node:os';
import { SnapshotDirectory } from '../store/snapshots/snapshot-directory.ts';
import { AccessTokens } from './access/access-tokens.ts';
import { isLoopbackHost } from './access/host-check.ts';
import { Analyses } from './analysis/analyses.ts';
import { MadeFiles } from './analysis/made-files.ts';
import { startInThread } from './analysis/start-thread.ts';
import { Analyst } from './analyst.ts';
import { HeapProfileFiles } from './heap-profiles/heap-profile-files.ts';
import { HeapProfiles } from './heap-profiles/heap-profiles.ts';
import { TargetProfiles } from './heap-profiles/target-profiles.ts';
import { buildHttpService } from './http-service.ts';
import { Lookups } from './lookup/lookups.ts';
import type { AuditEntry } from './service-context.ts';
import { Captures } from './targets/captures.ts';
import type { Target } from './targets/target-list.ts';

export interface ServiceOptions {
  readonly directory: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly hostNames: readonly string[];
  readonly readToken?: string | undefined;
  readonly captureToken?: string | undefined;
  readonly targets: readonly Target[];
  /** Of the whole process. */
  readonly memoryBytes: number;
  /** One core fewer than there are at most, so that there is one to answer with. */
  readonly analysesAtOnce: number;
  /** Of indexes and diffs in the directory. */
  readonly quotaBytes: number;
  readonly version: string;
  /** One line for people, or of JSON for machines. */
  readonly log: (line: string) => void;
}

export interface RunningService {
  readonly url: string;
  /** Ends what runs; resolves when nothing of it is left. */
  close(): Promise<void>;
}

/** Old space of a thread: graphs are outside of it, in arrays. */
const OLD_SPACE_MB = 512;
const LOOKUP_SHARE = 0.2;

/** Another host than loopback was asked for without a token. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

/** Opens the store and listens. Throws {@link ServiceError}, and `StoreError` if the directory cannot be used. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const isLoopback = isLoopbackHost(options.host);
  if (!isLoopback && options.readToken === undefined) {
    throw new ServiceError(`--host ${options.host} is open to others: it needs --token-file`);
  }
  const store = await SnapshotDirectory.open(options.directory);
  const onFault = (stack: string): void => options.log(`heapwatch serve: ${stack}`);
  const captures = new Captures({ store, onFault });
  const { memoryBytes, version: release } = options;
  const made = new MadeFiles({ store, release, quotaBytes: options.quotaBytes, now: Date.now });
  const analyses = new Analyses({
    store,
    made,
    release,
    start: startInThread(OLD_SPACE_MB),
    atOnce: Math.min(options.analysesAtOnce, Math.max(1, availableParallelism() - 1)),
    memoryBytes,
    onFault,
  });
  const lookups = new Lookups({
    release,
    memoryBytes: memoryBytes * LOOKUP_SHARE,
    oldSpaceMb: OLD_SPACE_MB,
  });
  const analyst = new Analyst({ release, made, analyses, lookups, onFault });
  const close = async (): Promise<void> => {
    await captures.close();
    await analyst.close();
    await store.close();
  };
  try {
    await made.sweep();
    await made.prune();
    const http = await buildHttpService(
      {
        version: options.version,
        tokens: new AccessTokens({ read: options.readToken, capture: options.captureToken }),
        store,
        analyst,
        captures,
        profiles: new HeapProfiles(new HeapProfileFiles(store.path), new TargetProfiles(options.targets)),
        targets: options.targets,
        audit: (entry) => options.log(auditLine(entry)),
      },
      { isLoopback, hostNames: options.hostNames, onFault },
    );
    const url = await http.listen({ host: options.host, port: options.port });
    return {
      url,
      async close() {
        await http.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function auditLine(entry: AuditEntry): string {
  return JSON.stringify({ time: new Date().toISOString(), audit: entry.event, ...entry, event: undefined });
}
