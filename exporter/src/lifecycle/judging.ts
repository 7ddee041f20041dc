import { getHeapStatistics } from 'node:v8';
import { createDetector } from '../detect/detector.ts';
import type { MemoryKind } from '../detect/sample.ts';
import type { GcWatch } from '../observe/gc/gc-watch.ts';
import type { ListenerWatch } from '../observe/listeners/listener-watch.ts';
import { memoryLimitReader, readTextFile } from '../observe/memory/memory-limit.ts';
import { sampleSource } from '../verdict/sample-source.ts';
import type { SavedEvidence } from '../verdict/saved-evidence.ts';
import type { ThreadHeld } from '../verdict/thread-reserves.ts';
import { utilizationSpans } from '../verdict/utilization-spans.ts';
import { type VerdictChange, type VerdictWatch, watchVerdicts } from '../verdict/verdict-watch.ts';
import type { EventHub } from './events.ts';
import type { Fault } from './faults.ts';

/** As scrapes are. */
const LOOK_MS = 15_000;
/** With probes, as they are. */
const PROBED_LOOK_MS = 3_000;
const SAVE_MS = 300_000;
const HOUR_MS = 3_600_000;
const NO_THREADS: ReadonlyMap<number, ThreadHeld> = new Map();

export interface JudgingParts {
  readonly isolate: string;
  /** What it can judge: resident memory and its limit are the process's, and only its main isolate judges native memory. */
  readonly memory: readonly MemoryKind[];
  /** Milliseconds an hour that forced major GCs may take; none are forced without. */
  readonly probeMsPerHour?: number | undefined;
  readonly stateFile?: string | undefined;
  /** What the other threads of the process hold; undefined where there are none. Only of who judges native memory. */
  readonly readThreads?: (() => Promise<ReadonlyMap<number, ThreadHeld>> | undefined) | undefined;
  readonly gc: GcWatch;
  readonly listeners: ListenerWatch | undefined;
  readonly events: EventHub;
  readonly onError: Fault;
}

/** The detector at work. */
export interface Judging {
  readonly watch: VerdictWatch;
  stop(): void;
}

/**
 * Calls `look` when a GC of this turn of the event loop was reported: Node.js tells observers of it in an immediate of the
 * turn, which is set after ours. Keeps no process alive.
 */
function onceReported(look: () => void): void {
  setImmediate(() => setImmediate(look).unref()).unref();
}

/** Judges this isolate as long as it runs. */
export function startJudging(parts: JudgingParts): Judging {
  const { isolate, gc, events, onError, probeMsPerHour } = parts;
  const isProbing = probeMsPerHour !== undefined;
  const detector = createDetector({ early: isProbing });
  const attempt = <T>(work: (() => T) | undefined): T | undefined => {
    try {
      return work?.();
    } catch (error) {
      onError(error);
      return undefined;
    }
  };

  let readPrivate: ((threads: number) => number | undefined) | undefined;
  let threads = NO_THREADS;
  const watch = watchVerdicts({
    detector,
    memory: parts.memory,
    takeSample: sampleSource(gc, {
      readHeap: getHeapStatistics,
      readMemory: process.memoryUsage,
      takeUtilization: utilizationSpans(),
      readPrivate: (count) => readPrivate?.(count),
      readThreads: () => threads,
      readLimit: parts.memory.includes('native') ? memoryLimitReader() : () => undefined,
      now: Date.now,
      processStartMs: Math.round(performance.timeOrigin),
    }),
    onChange: (change) => tell(change),
    onError,
    now: () => performance.now(),
  });

  const tell = ({ verdict, before, atMs }: VerdictChange) => {
    const told = { ...verdict, isolate, atMs, stateBefore: before.state };
    events.emit('verdict', told);
    if (verdict.leaking) {
      const grownBytes = (verdict.slopeBytesPerHour * (atMs - (verdict.sinceMs ?? atMs))) / HOUR_MS;
      events.emit('leak', { ...told, grownBytes, listeners: parts.listeners?.read().listeners[0] });
    } else if (before.leaking) events.emit('recovered', told);
  };

  // Most processes need neither: files and contexts of V8 are loaded only where they do.
  let probe: (() => boolean) | undefined;
  const loadProbe = async (budgetMsPerHour: number) => {
    const [{ findForceGc }, { gcProbe }, { privateMemoryReader }] = await Promise.all([
      import('../verdict/force-gc.ts'),
      import('../verdict/gc-probe.ts'),
      import('../observe/memory/private-memory.ts'),
    ]);
    if (parts.memory.includes('native')) readPrivate = privateMemoryReader(readTextFile);
    probe = gcProbe({
      budgetMsPerHour,
      forceGc: findForceGc(),
      duringProbe: (force) => gc.during('probe', force),
      now: () => performance.now(),
      takeUtilization: utilizationSpans(),
    });
  };
  let evidence: SavedEvidence | undefined;
  const loadEvidence = async (path: string) => {
    const { SavedEvidence } = await import('../verdict/saved-evidence.ts');
    evidence = new SavedEvidence(path, detector);
    evidence.restore();
  };
  if (isProbing) void loadProbe(probeMsPerHour).catch(onError);
  if (parts.stateFile !== undefined) void loadEvidence(parts.stateFile).catch(onError);

  let savedMs = performance.now();
  const whenThreadsTold = (then: () => void) => {
    const told = attempt(parts.readThreads);
    if (told === undefined) threads = NO_THREADS;
    if (told === undefined) then();
    else
      void told.then((given) => {
        threads = given;
        then();
      });
  };
  const look = () => {
    const isProbed = attempt(probe);
    whenThreadsTold(() => (isProbed ? onceReported(watch.look) : watch.look()));
    if (performance.now() - savedMs < SAVE_MS) return;
    savedMs = performance.now();
    attempt(() => evidence?.save());
  };
  const timer = setInterval(look, isProbing ? PROBED_LOOK_MS : LOOK_MS).unref();
  // the first sample is the start of the first span
  whenThreadsTold(watch.look);

  return {
    watch,
    stop() {
      clearInterval(timer);
      attempt(() => evidence?.save());
    },
  };
}
