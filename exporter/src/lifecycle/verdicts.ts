import type { Collector } from '../catalogue/series.ts';
import { MEMORY_KINDS, type MemoryKind } from '../detect/sample.ts';
import { YOUNG_VERDICT } from '../detect/verdict.ts';
import { leakCollector } from '../verdict/leak-collector.ts';
import type { Judging, JudgingParts } from './judging.ts';

/** Commands and threads that end by then are not judged, and do not pay for what judges. */
const YOUNG_MS = 15_000;

export interface VerdictsParts extends Omit<JudgingParts, 'memory'> {
  readonly isMain: boolean;
}

/** What is told of this isolate: too young to judge until the detector is loaded. */
export interface Verdicts {
  readonly collector: Collector;
  readonly selfMs: number;
}

export function startVerdicts(parts: VerdictsParts): Verdicts {
  const memory: readonly MemoryKind[] = parts.isMain ? MEMORY_KINDS : ['heap', 'external'];
  const young = memory.map((kind) => ({ ...YOUNG_VERDICT, memory: kind }));
  let judging: Judging | undefined;
  let isStopped = false;
  const load = async () => {
    const { startJudging } = await import('./judging.ts');
    if (!isStopped) judging = startJudging({ ...parts, memory });
  };
  // Who asks for probes wants to know soon.
  const delayMs = parts.probeMsPerHour === undefined ? YOUNG_MS : 0;
  const timer = setTimeout(() => void load().catch(parts.onError), delayMs).unref();
  const { collect } = leakCollector({
    get verdicts() {
      return judging?.watch.verdicts ?? young;
    },
  });
  return {
    collector: {
      collect,
      stop() {
        isStopped = true;
        clearTimeout(timer);
        judging?.stop();
      },
    },
    get selfMs() {
      return judging?.watch.selfMs ?? 0;
    },
  };
}
