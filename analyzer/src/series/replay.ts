import {
  createDetector,
  type Explanation,
  MEMORY_KINDS,
  type MemoryKind,
  type Sample,
  type Verdict,
} from '@heapwatch/exporter/detector';

/** A verdict that changed while the series was looked at. */
export interface Change {
  readonly atMs: number;
  readonly memory: MemoryKind;
  readonly before: Verdict['state'];
  readonly verdict: Verdict;
}

export interface Replay {
  readonly sampleCount: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Samples with a live set. */
  readonly liveCount: number;
  /** How often the process was started anew. */
  readonly restartCount: number;
  readonly changes: readonly Change[];
  /** At the end of the series. */
  readonly explanations: Readonly<Record<MemoryKind, Explanation>>;
}

/** Judges a series anew, sample by sample, as the exporter would have. There must be a sample. */
export function replay(samples: readonly Sample[], early: boolean): Replay {
  const detector = createDetector({ early });
  const states = new Map(MEMORY_KINDS.map((memory) => [memory, detector.verdictOn(memory).state]));
  const changes: Change[] = [];
  let restartCount = 0;
  let startMs: number | undefined;
  for (const sample of samples) {
    detector.push(sample);
    if (startMs !== undefined && sample.processStartMs !== undefined && sample.processStartMs !== startMs) {
      restartCount++;
    }
    startMs = sample.processStartMs ?? startMs;
    for (const memory of MEMORY_KINDS) {
      const verdict = detector.verdictOn(memory);
      const before = states.get(memory) ?? verdict.state;
      if (before !== verdict.state) changes.push({ atMs: sample.timeMs, memory, before, verdict });
      states.set(memory, verdict.state);
    }
  }
  return {
    sampleCount: samples.length,
    fromMs: samples[0]?.timeMs ?? 0,
    toMs: samples.at(-1)?.timeMs ?? 0,
    liveCount: samples.filter(({ liveBytes }) => liveBytes !== undefined).length,
    restartCount,
    changes,
    explanations: detector.explain(),
  };
}
