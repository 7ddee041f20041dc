import type { Detector, MemoryKind, Sample, Verdict } from '../detect/detector.ts';

/** A verdict that changed. */
export interface VerdictChange {
  readonly verdict: Verdict;
  readonly before: Verdict;
  readonly atMs: number;
}

export interface VerdictParts {
  readonly detector: Detector;
  /** What this isolate can judge. */
  readonly memory: readonly MemoryKind[];
  readonly takeSample: () => Sample;
  /** Every change of a state, in the order of `memory`. */
  readonly onChange: (change: VerdictChange) => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** What the detector says of this isolate. */
export interface VerdictWatch {
  /** The newest verdict on each kind of memory. */
  readonly verdicts: readonly Verdict[];
  /** Time it took so far. */
  readonly selfMs: number;
  /** Takes a sample and judges. Never throws. */
  look(): void;
}

/** Feeds the detector, and tells what changes. Whoever has it says when to look. */
export function watchVerdicts(parts: VerdictParts): VerdictWatch {
  const { detector, memory } = parts;
  let verdicts = memory.map((kind) => detector.verdictOn(kind));
  let selfMs = 0;

  const judge = () => {
    const sample = parts.takeSample();
    detector.push(sample);
    const before = verdicts;
    verdicts = memory.map((kind) => detector.verdictOn(kind));
    for (const [at, verdict] of verdicts.entries()) {
      const last = before[at];
      if (last !== undefined && last.state !== verdict.state) {
        parts.onChange({ verdict, before: last, atMs: sample.timeMs });
      }
    }
  };

  return {
    get verdicts() {
      return verdicts;
    },
    get selfMs() {
      return selfMs;
    },
    look() {
      const began = parts.now();
      try {
        judge();
      } catch (error) {
        parts.onError(error);
      }
      selfMs += parts.now() - began;
    },
  };
}
