import type { Pending } from '../wire/pending.ts';
import type { AnalysisTask, TaskFailure, TaskMessage } from './analysis-task.ts';

/** An analysis under way. */
export interface RunningTask {
  /** Ends it at once; no message comes any more. */
  stop(): void;
}

export type StartTask = (task: AnalysisTask, tell: (message: TaskMessage) => void) => RunningTask;

export interface AnalysisQueueOptions {
  readonly atOnce: number;
  readonly maxWaiting: number;
  /** Of all analyses together. */
  readonly memoryBytes: number;
  readonly start: StartTask;
  readonly now: () => number;
  readonly onFault: (stack: string) => void;
}

export interface QueuedAnalysis {
  /** Equal for analyses of the same files. */
  readonly key: string;
  /** Estimated peak. */
  readonly memoryBytes: number;
  /** Made when its turn comes; undefined if there is nothing left to do. */
  readonly task: () => AnalysisTask | undefined;
}

/** What became of an analysis that was asked for. */
export type AnalysisState =
  | Pending
  | { readonly state: 'failed'; readonly failure: TaskFailure }
  | { readonly state: 'refused'; readonly code: 'busy' | 'analysis_too_large'; readonly detail: string };

interface Entry {
  readonly analysis: QueuedAnalysis;
  running?: RunningTask;
  stage?: NonNullable<Pending['stage']>;
  progress: number;
}

/** Who asks again within this time hears why it failed; later it is tried again. */
const FAILURE_MS = 60_000;
const MAX_FAILURES = 1000;

/** Analyses in the order they were asked for, few at a time within a bound of memory. The same is done once. */
export class AnalysisQueue {
  readonly #options: AnalysisQueueOptions;
  readonly #waiting = new Map<string, Entry>();
  readonly #running = new Map<string, Entry>();
  readonly #failures = new Map<string, { readonly failure: TaskFailure; readonly until: number }>();
  #isClosed = false;

  constructor(options: AnalysisQueueOptions) {
    this.#options = options;
  }

  /** Joins the analysis of that key, or puts it into the queue. */
  ask(analysis: QueuedAnalysis): AnalysisState {
    const known = this.find(analysis.key);
    if (known !== undefined) return known;
    const failure = this.#failure(analysis.key);
    if (failure !== undefined) return failure;
    const refusal = this.#refuse(analysis);
    if (refusal !== undefined) return refusal;
    this.#waiting.set(analysis.key, { analysis, progress: 0 });
    this.#startNext();
    return (
      this.find(analysis.key) ?? this.#failure(analysis.key) ?? { state: 'queued', progress: 0, ahead: 0 }
    );
  }

  /** Undefined if no such analysis waits or runs. */
  find(key: string): Pending | undefined {
    const running = this.#running.get(key);
    if (running !== undefined) {
      const { stage, progress } = running;
      return { state: 'running', ...(stage === undefined ? {} : { stage }), progress, ahead: 0 };
    }
    if (!this.#waiting.has(key)) return undefined;
    const ahead = [...this.#waiting.keys()].indexOf(key) + this.#running.size;
    return { state: 'queued', progress: 0, ahead };
  }

  get runningCount(): number {
    return this.#running.size;
  }

  /** Ends what runs, for lack of memory. */
  stopRunning(failure: TaskFailure): void {
    for (const [key, entry] of [...this.#running]) {
      entry.running?.stop();
      this.#end(key, failure);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
    for (const { running } of this.#running.values()) running?.stop();
    this.#running.clear();
  }

  #failure(key: string): AnalysisState | undefined {
    const failed = this.#failures.get(key);
    if (failed === undefined || this.#options.now() >= failed.until) return undefined;
    return { state: 'failed', failure: failed.failure };
  }

  #refuse({ memoryBytes }: QueuedAnalysis): AnalysisState | undefined {
    if (memoryBytes > this.#options.memoryBytes) {
      const detail = `it would take about ${mebibytes(memoryBytes)} MiB of memory, and --memory allows ${mebibytes(this.#options.memoryBytes)} MiB`;
      return { state: 'refused', code: 'analysis_too_large', detail };
    }
    if (this.#isClosed || this.#waiting.size >= this.#options.maxWaiting) {
      return { state: 'refused', code: 'busy', detail: `${this.#waiting.size} analyses wait already` };
    }
    return undefined;
  }

  #startNext(): void {
    for (const [key, entry] of this.#waiting) {
      if (this.#running.size >= this.#options.atOnce || !this.#fits(entry)) return;
      this.#waiting.delete(key);
      const task = entry.analysis.task();
      if (task === undefined) continue;
      this.#running.set(key, entry);
      entry.running = this.#options.start(task, (message) => this.#hear(key, entry, message));
    }
  }

  #fits({ analysis }: Entry): boolean {
    const used = [...this.#running.values()].reduce((sum, other) => sum + other.analysis.memoryBytes, 0);
    return used + analysis.memoryBytes <= this.#options.memoryBytes;
  }

  #hear(key: string, entry: Entry, message: TaskMessage): void {
    if (this.#running.get(key) !== entry) return;
    if (message.kind === 'progress') {
      entry.stage = message.stage;
      entry.progress = Math.max(entry.progress, message.progress);
    } else this.#end(key, message.kind === 'failed' ? message.failure : undefined);
  }

  #end(key: string, failure: TaskFailure | undefined): void {
    this.#running.delete(key);
    this.#failures.delete(key);
    if (failure !== undefined) {
      const { stack, ...told } = failure;
      if (stack !== undefined) this.#options.onFault(stack);
      this.#failures.set(key, { failure: told, until: this.#options.now() + FAILURE_MS });
      const [oldest] = this.#failures.keys();
      if (this.#failures.size > MAX_FAILURES && oldest !== undefined) this.#failures.delete(oldest);
    }
    this.#startNext();
  }
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
