import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const EXPORTER = resolve(import.meta.dirname, '..');
const PROGRAMS = join(import.meta.dirname, 'programs');

/** Who watches a measured process. The peers serve or push what they know like ours. */
export const WATCHERS = {
  bare: { preload: undefined, environment: {} },
  heapwatch: { preload: './dist/register.js', environment: {} },
  'no delay': { preload: './dist/register.js', environment: { HEAPWATCH_EVENT_LOOP_DELAY: 'false' } },
  'no listeners': { preload: './dist/register.js', environment: { HEAPWATCH_LISTENERS_WATCH: 'false' } },
  'delay monitor': { preload: './bench/programs/delay-monitor.cjs', environment: {} },
  'prom-client': { preload: './bench/programs/prom-client.cjs', environment: {} },
  OpenTelemetry: { preload: './bench/programs/opentelemetry.cjs', environment: {} },
} as const satisfies Record<string, { preload: string | undefined; environment: Record<string, string> }>;
export type Watcher = keyof typeof WATCHERS;

const SCRAPED: ReadonlySet<Watcher> = new Set(['heapwatch', 'no delay', 'no listeners', 'prom-client']);

export function isWatcher(name: string): name is Watcher {
  return name in WATCHERS;
}

/** What the programs tell of themselves; `usage` of all threads since the process started. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Heap in use after forced GCs, when they were asked for. */
  readonly liveBytes?: number;
}

export interface WatchedProcess {
  /** Port the program serves on. */
  readonly port: number;
  /** Where the watcher is scraped; undefined where it pushes or is none. */
  readonly scrapePort: number | undefined;
  usage(isForcingGc?: boolean): Promise<Usage>;
  end(): Promise<void>;
}

/** As on a machine where nothing was ever captured: a directory of snapshots is looked through at the start. */
const NO_STATE = join(PROGRAMS, 'no-such-folder');

/** Starts a program of `programs/` under a watcher, and waits until both serve. It ends with this process. */
export async function startWatched(
  program: string,
  watcher: Watcher,
  node = process.execPath,
): Promise<WatchedProcess> {
  const { preload, environment } = WATCHERS[watcher];
  const child = fork(join(PROGRAMS, program), {
    cwd: EXPORTER,
    execPath: node,
    execArgv: ['--expose-gc', ...(preload === undefined ? [] : ['--import', preload])],
    env: {
      ...process.env,
      // All else at its default, the address as well.
      HEAPWATCH_METRICS_PORT: '0',
      XDG_STATE_HOME: NO_STATE,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  const scrapePort = new Promise<number | undefined>((found) => {
    if (!SCRAPED.has(watcher)) found(undefined);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const port = /listener is on http:\/\/[^:]+:(\d+)/.exec(stderr)?.[1];
      if (port !== undefined) found(Number(port));
    });
  });
  const died = once(child, 'exit').then(() => Promise.reject(new Error(`${watcher} ended:\n${stderr}`)));
  died.catch(() => undefined);
  const answer = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), died]))[0] as T;
  const [{ port }, scraped] = await Promise.all([
    answer<{ port: number }>(),
    Promise.race([scrapePort, died]),
  ]);
  return {
    port,
    scrapePort: scraped,
    async usage(isForcingGc = false) {
      const told = answer<Usage>();
      child.send({ isForcingGc });
      return told;
    },
    async end() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
