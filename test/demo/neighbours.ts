import { join } from 'node:path';
import { observeProgram } from '../tools/observed-program.ts';
import type { ScrapeJob } from '../tools/prometheus.ts';
import type { CapturedProgram } from '../tools/snapshot-service.ts';

const PROGRAMS = join(import.meta.dirname, '../healthy-programs');

export interface Neighbour extends CapturedProgram {
  readonly job: ScrapeJob;
}

/** Healthy services to put beside the one that leaks: a full cache that churns, one that fills, a job that comes and goes. */
export async function startNeighbours(): Promise<readonly Neighbour[]> {
  return Promise.all([
    startNeighbour('catalog', 'lru-churn'),
    startNeighbour('search', 'filling-cache'),
    startNeighbour('billing', 'batch-job'),
  ]);
}

async function startNeighbour(service: string, name: string): Promise<Neighbour> {
  const instance = `${service}-1`;
  const program = await observeProgram(join(PROGRAMS, `${name}.cjs`), { service, instance });
  const job = { name: service, targets: [program.metricsAddress], labels: { instance } };
  return { service, instance, program, job };
}
