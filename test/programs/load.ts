import { Agent, get } from 'node:http';
import { atEnd } from '../tools/endings.ts';

export interface LoadOptions {
  /** Where the service listens; loopback only. */
  readonly url: string;
  /** Path asked for; `{n}` becomes the number of the request. */
  readonly path: string;
  readonly requestsPerSecond: number;
  /** Ends by itself after this many requests … */
  readonly maxRequests: number;
  /** … or after this long, whichever comes first. */
  readonly maxSeconds: number;
}

export interface Load {
  readonly answered: number;
  readonly failed: number;
  stop(): void;
}

const MAX_IN_FLIGHT = 16;
const REQUEST_TIMEOUT_MS = 30_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Asks a service at a steady pace. Requests that find too many unanswered before them are left out, not queued. */
export function startLoad(options: LoadOptions): Load {
  const base = new URL(options.url);
  if (!LOOPBACK.has(base.hostname)) throw new Error(`load goes to loopback only, not to ${base.hostname}`);
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_IN_FLIGHT });
  let sent = 0;
  let answered = 0;
  let failed = 0;
  let stopped = false;

  const pace = setInterval(() => {
    if (sent - answered - failed >= MAX_IN_FLIGHT) return;
    sent += 1;
    ask(options.path.replace('{n}', String(sent)));
    if (sent >= options.maxRequests) clearInterval(pace);
  }, 1000 / options.requestsPerSecond);
  const end = setTimeout(stop, options.maxSeconds * 1000);
  const forget = atEnd({ calmly: async () => stop(), now: stop });

  function ask(path: string): void {
    const request = get(new URL(path, base), { agent, timeout: REQUEST_TIMEOUT_MS }, (response) => {
      response.resume();
      response.once('end', () => {
        answered += 1;
      });
      response.once('error', () => {
        failed += 1;
      });
    });
    request.once('timeout', () => request.destroy(new Error('no answer in time')));
    request.once('error', () => {
      // Requests that `stop` cut off are nobody's failure.
      if (!stopped) failed += 1;
    });
  }

  function stop(): void {
    stopped = true;
    clearInterval(pace);
    clearTimeout(end);
    agent.destroy();
    forget();
  }

  return {
    get answered() {
      return answered;
    },
    get failed() {
      return failed;
    },
    stop,
  };
}
