import type { Collector, SeriesWriter } from '../catalogue/series.ts';
import { PARTS, type Part } from '../catalogue.ts';
import { VERSION } from './version.ts';

export interface Identity {
  readonly service: string;
  readonly instance: string;
}

/** Who this is, what heapwatch has cost and what has gone wrong in it. */
export class SelfCollector implements Collector {
  readonly #identity: () => Identity;
  readonly #selfMs: () => number;
  readonly #errors = new Map<Part, number>(PARTS.map((part) => [part, 0]));

  constructor(identity: () => Identity, selfMs: () => number) {
    this.#identity = identity;
    this.#selfMs = selfMs;
  }

  countError(part: Part, times = 1): void {
    this.#errors.set(part, (this.#errors.get(part) ?? 0) + times);
  }

  collect(series: SeriesWriter): void {
    const { service, instance } = this.#identity();
    series.value('heapwatch_info', 1, {
      service,
      instance_id: instance,
      version: VERSION,
      node_version: process.versions.node,
      v8_version: process.versions.v8,
    });
    series.value('heapwatch_self_cpu_seconds_total', this.#selfMs() / 1000);
    for (const [part, count] of this.#errors) series.value('heapwatch_errors_total', count, { part });
  }
}
