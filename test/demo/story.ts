import { setTimeout as delay } from 'node:timers/promises';
import type { Alertmanager } from '../tools/alertmanager.ts';
import type { Prometheus } from '../tools/prometheus.ts';
import type { SnapshotService } from '../tools/snapshot-service.ts';
import type { Narration } from './narration.ts';
import type { LeakingProgram } from './stage.ts';

const POLL_MS = 1_000;
const PROGRESS_EVERY_MS = 30_000;
const PATIENCE_MS = 10 * 60_000;

/** The rate of the metrics, and the exporter's own verdict; a critical verdict silences the other. */
const LEAK_ALERTS: ReadonlySet<string | undefined> = new Set(['HeapwatchHeapLeak', 'HeapwatchLeakVerdict']);

export interface ToldAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Waits until whoever is on call is told of the leak, or without an Alertmanager would be; tells how the live set rises meanwhile. */
export async function waitForAlert(
  { job }: Pick<LeakingProgram, 'job'>,
  prometheus: Prometheus,
  alertmanager: Alertmanager | undefined,
  { say }: Pick<Narration, 'say'>,
): Promise<ToldAlert> {
  const startedAt = Date.now();
  let toldAt = startedAt;
  while (Date.now() - startedAt < PATIENCE_MS) {
    const alerts =
      alertmanager === undefined
        ? (await prometheus.alerts()).filter(({ state }) => state === 'firing')
        : alertmanager.sent.filter(({ status }) => status === 'firing');
    const alert = alerts.find(({ labels }) => labels['job'] === job && LEAK_ALERTS.has(labels['alertname']));
    if (alert !== undefined) return alert;
    if (Date.now() - toldAt >= PROGRESS_EVERY_MS) {
      toldAt += PROGRESS_EVERY_MS;
      await tellLiveSet(prometheus, job, say);
    }
    await delay(POLL_MS);
  }
  throw new Error(`no alert of a leak was told within ${PATIENCE_MS / 60_000} minutes`);
}

async function tellLiveSet(prometheus: Prometheus, job: string, say: Narration['say']): Promise<void> {
  const mebibytes = async (metric: string) =>
    (await prometheus.query(`${metric}{job="${job}"} / 2^20`))[0]?.value;
  const live = await mebibytes('heapwatch_heap_live_bytes');
  const limit = await mebibytes('heapwatch_heap_limit_bytes');
  if (live === undefined || limit === undefined) say('no major GC was seen yet');
  else say(`live set ${live.toFixed(0)} MiB of ${limit.toFixed(0)} MiB`);
}

/** Has the second snapshot taken, and tells who it is that grew since the first. */
export async function nameCulprit(
  { instance }: Pick<LeakingProgram, 'instance'>,
  service: SnapshotService,
  baseline: string,
  { say, detail }: Narration,
): Promise<void> {
  const current = await service.capture(instance, 'alert');
  say('second snapshot taken; heapwatch compares the two');
  const [first] = (await service.suspects(baseline, current)).suspects;
  if (first === undefined) throw new Error('heapwatch names no suspect');
  const { source } = first;
  say(`first suspect: ${first.sentence}`);
  if (source !== undefined) detail(`${source.url}:${source.line}:${source.column}`);
}
