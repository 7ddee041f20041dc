import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** Runs in the process: tells the delay of its event loop and its peak memory on SIGUSR2. */
const TELL = `data:text/javascript,import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const tell = () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write('\\n' + JSON.stringify({ p50: delays.percentile(50) / 1e6, p99: delays.percentile(99) / 1e6, max: delays.max / 1e6, maxRSS, cpu: (userCPUTime + systemCPUTime) / 1e6 }) + '\\n');
    delays.reset();
  };
  delays.enable();
  process.on('SIGUSR2', tell);
}`;

/** What a process tells of itself since it was asked before. Delays in milliseconds, above the timer's own 1 ms. */
export interface Told {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** KiB, since the start. */
  readonly maxRSS: number;
  /** Seconds since the start. */
  readonly cpu: number;
}

/** A process that listens, with a monitor of its event loop. */
export class ServedProcess {
  readonly url: URL;
  readonly #child: ChildProcess;
  #errors = '';

  /** Starts `file`, which prints `listening on URL`. */
  static async start(file: string, args: readonly string[]): Promise<ServedProcess> {
    const nodeArgs = (process.env.HEAPWATCH_BENCH_NODE_ARGS ?? '').split(' ').filter((arg) => arg !== '');
    const child = spawn(process.execPath, [...nodeArgs, '--import', TELL, file, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (piece: Buffer) => (output += piece));
    child.stderr.on('data', (piece: Buffer) => (errors += piece));
    while (!output.includes('listening on')) {
      if (child.exitCode !== null) throw new Error(`${file} ended: ${errors}`);
      await delay(20);
    }
    return new ServedProcess(child, new URL(/listening on ([^\s,]+)/.exec(output)?.[1] ?? ''));
  }

  private constructor(child: ChildProcess, url: URL) {
    this.#child = child;
    this.url = url;
    child.stderr?.on('data', (piece: Buffer) => (this.#errors += piece));
  }

  async told(): Promise<Told> {
    this.#errors = '';
    this.#child.kill('SIGUSR2');
    while (!this.#errors.includes('}\n')) await delay(10);
    return JSON.parse(this.#errors.trim()) as Told;
  }

  /** Asks until the answer is not 202. */
  async answer(path: string): Promise<string> {
    for (;;) {
      const response = await fetch(new URL(path, this.url));
      const text = await response.text();
      if (response.status === 200 || response.status === 404) return text;
      if (response.status !== 202) throw new Error(`${path}: ${response.status} ${text}`);
      await delay(200);
    }
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await once(this.#child, 'exit');
  }
}
