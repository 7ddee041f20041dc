import type { LoadProgress } from '../../open/load-snapshot.ts';
import type { TaskMessage, TaskStage } from './analysis-task.ts';

const INTERVAL_MS = 100;
/** Share of a load that is reading, and where the graph is done: measured on snapshots of 25 to 930 MB. */
const READ_SHARE = 0.6;
const GRAPH_SHARE = 0.9;

/** Turns what the loads of a task tell into one number that never goes back. */
export class TaskProgress {
  readonly #tell: (message: TaskMessage) => void;
  readonly #now: () => number;
  readonly #loads: number;
  #load = 0;
  #reached = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #stage: TaskStage | undefined;

  /** A task of `loads` snapshots, and a comparison and writing that take about as long as half a load. */
  constructor(loads: number, tell: (message: TaskMessage) => void, now: () => number) {
    this.#loads = loads;
    this.#tell = tell;
    this.#now = now;
  }

  readonly onLoad = (progress: LoadProgress): void => {
    if (progress.stage === 'graph') this.#update('graph', this.#load + READ_SHARE);
    else if (progress.stage === 'classes') this.#update('classes', this.#load + GRAPH_SHARE);
    else {
      const { bytesRead, totalBytes = 0 } = progress;
      this.#update('reading', this.#load + (totalBytes > 0 ? bytesRead / totalBytes : 0) * READ_SHARE);
    }
  };

  endLoad(): void {
    this.#load++;
  }

  enter(stage: 'comparing' | 'writing'): void {
    this.#update(stage, this.#loads + (stage === 'comparing' ? 0 : 0.4));
  }

  #update(stage: TaskStage, loads: number): void {
    this.#reached = Math.max(this.#reached, Math.min(0.99, loads / (this.#loads + 0.5)));
    const now = this.#now();
    if (stage === this.#stage && now - this.#toldAt < INTERVAL_MS) return;
    this.#stage = stage;
    this.#toldAt = now;
    this.#tell({ kind: 'progress', stage, progress: Math.round(this.#reached * 1000) / 1000 });
  }
}
