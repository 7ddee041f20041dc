import { Session } from 'node:inspector';
import v8 from 'node:v8';
import type { SamplingProfile } from './heap-profile.ts';

/** Frames of a stack that are kept; V8's own default. */
const STACK_DEPTH = 128;

/** `v8.startHeapProfile` of Node.js 26: what `v8.setHeapProfileNearHeapLimit` wants to be running. */
type StartHeapProfile = (options: {
  readonly sampleInterval: number;
  readonly stackDepth: number;
  readonly forceGC: boolean;
}) => { stop(): string };

/**
 * V8's sampling heap profiler of this isolate: a stack for about each `intervalBytes` that are allocated, kept as long as
 * the object lives. V8 has one such profiler, and whoever else starts or stops it (DevTools, another agent) shares it.
 */
export class HeapSampler {
  readonly intervalBytes: number;
  readonly startedMs: number;
  readonly #session = new Session();
  readonly #handle: { stop(): string } | undefined;

  /**
   * @param isForNearLimit whether V8 is to write the profile near the heap limit, for which Node.js must know of it
   * @throws where Node.js was built without an inspector, or may not use it
   */
  constructor(intervalBytes: number, isForNearLimit = false, startedMs: number = Date.now()) {
    this.intervalBytes = intervalBytes;
    this.startedMs = startedMs;
    this.#session.connect();
    const start: unknown = isForNearLimit ? Reflect.get(v8, 'startHeapProfile') : undefined;
    if (isStart(start)) {
      // The protocol's own has a GC before each read; without one the dead are counted too.
      this.#handle = start({ sampleInterval: intervalBytes, stackDepth: STACK_DEPTH, forceGC: true });
    } else {
      this.#post('HeapProfiler.startSampling', { samplingInterval: intervalBytes, stackDepth: STACK_DEPTH });
    }
  }

  /**
   * What is alive now. Makes a major GC.
   * @throws when somebody else has stopped the profiler
   */
  read(): SamplingProfile {
    const { profile } = this.#post('HeapProfiler.getSamplingProfile') as { profile: SamplingProfile };
    return profile;
  }

  /** Makes a major GC too. */
  stop(): void {
    try {
      if (this.#handle === undefined) this.#post('HeapProfiler.stopSampling');
      else this.#handle.stop();
    } finally {
      this.#session.disconnect();
    }
  }

  /** A session of one's own thread answers before `post` returns. */
  #post(method: string, params: object = {}): unknown {
    let answer: { readonly error: Error | null; readonly result: unknown } | undefined;
    this.#session.post(method, params, (error, result: unknown) => {
      answer = { error, result };
    });
    if (answer === undefined) throw new Error(`${method} was not answered`);
    if (answer.error !== null) throw answer.error;
    return answer.result;
  }
}

function isStart(value: unknown): value is StartHeapProfile {
  return typeof value === 'function';
}
