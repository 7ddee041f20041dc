import { setTimeout as delay } from 'node:timers/promises';
import type { Prometheus, PrometheusAlert } from '../tools/prometheus.ts';
import { diffData, diffTable } from './culprit.ts';
import type { Narration } from './narration.ts';
import type { LeakingProgram } from './stage.ts';

const POLL_MS = 1_000;
const PROGRESS_EVERY_MS = 30_000;
const PATIENCE_MS = 10 * 60_000;

/** Waits for the alert, and tells how the live set rises meanwhile. */
export async function waitForAlert(
  { job }: LeakingProgram,
  prometheus: Prometheus,
  { say }: Narration,
): Promise<PrometheusAlert> {
  const startedAt = Date.now();
  let toldAt = startedAt;
  let isPending = false;
  while (Date.now() - startedAt < PATIENCE_MS) {
    const alert = (await prometheus.alerts()).find(
      ({ labels }) => labels['job'] === job && labels['alertname'] === 'HeapwatchHeapLeak',
    );
    if (alert?.state === 'firing') return alert;
    if (alert !== undefined && !isPending) say(`${alert.labels['alertname']} is pending`);
    isPending = alert !== undefined;
    if (Date.now() - toldAt >= PROGRESS_EVERY_MS) {
      toldAt += PROGRESS_EVERY_MS;
      await tellLiveSet(prometheus, job, say);
    }
    await delay(POLL_MS);
  }
  throw new Error(`no alert was firing after ${PATIENCE_MS / 60_000} minutes`);
}

async function tellLiveSet(prometheus: Prometheus, job: string, say: Narration['say']): Promise<void> {
  const mebibytes = async (metric: string) =>
    (await prometheus.query(`${metric}{job="${job}"} / 2^20`))[0]?.value;
  const live = await mebibytes('heapwatch_heap_live_bytes');
  const limit = await mebibytes('heapwatch_heap_limit_bytes');
  if (live === undefined || limit === undefined) say('no major GC was seen yet');
  else say(`live set ${live.toFixed(0)} MiB of ${limit.toFixed(0)} MiB`);
}

/** Takes the second snapshot, compares, and tells who it is. */
export async function nameCulprit(
  { program }: LeakingProgram,
  baseline: string,
  { say, detail }: Narration,
): Promise<void> {
  const current = await program.capture('alert');
  say('second snapshot taken; comparing the two (heapwatch diff)');
  const [table, diff] = [await diffTable(baseline, current), await diffData(baseline, current)];
  detail(`\n${table}\n`);
  const [first] = diff.suspects;
  if (first === undefined) throw new Error('heapwatch diff names no suspect');
  const { source } = first;
  say(`first suspect: ${first.sentence}`);
  if (source !== undefined) detail(`${source.url}:${source.line}:${source.column}`);
}
