import { join } from 'node:path';
import { type Alertmanager, startAlertmanager } from '../tools/alertmanager.ts';
import { endAll } from '../tools/endings.ts';
import { freePort } from '../tools/ports.ts';
import { startSnapshotService } from '../tools/snapshot-service.ts';
import type { GrafanaOptions } from './grafana.ts';
import { startNarration } from './narration.ts';
import { dashboardUrl, MAX_REQUESTS, SCRAPE_SECONDS, startLeakingProgram, watch } from './stage.ts';
import { nameCulprit, waitForAlert } from './story.ts';

// npm start: the whole of Heapwatch on a program that leaks.
/** The snapshot to compare with is taken when the program has served for a while. */
const BASELINE_AFTER_MS = 10_000;

const narration = startNarration();
const { say, detail } = narration;

let isOver = false;

async function main(): Promise<void> {
  say('starting a program that leaks, and what watches it. Ctrl-C ends everything.');
  const opening = openAlertmanager();
  const leaking = await startLeakingProgram();
  const { program, file, job, instance } = leaking;
  void program.ended.then((how) => {
    if (!isOver) say(`the program has ended (${how})`);
  });
  const service = await startSnapshotService([{ service: job, instance, program }]);
  const baseline = new Promise((resolve) => setTimeout(resolve, BASELINE_AFTER_MS)).then(async () => {
    const id = await service.capture(instance, 'baseline');
    say('first snapshot taken');
    return id;
  });
  // It is awaited further down; until then its failure is nobody's.
  baseline.catch(() => undefined);
  detail(`program       ${program.url}    ${file}`);
  const grafanaPort = await freePort();
  const grafanaUrl = `http://127.0.0.1:${grafanaPort}`;
  const alertmanager = await opening;
  const prometheus = await watch(leaking, { grafanaUrl, alertmanager: alertmanager?.address });
  detail(`Prometheus    ${prometheus.alertsUrl}`);
  if (alertmanager !== undefined) detail(`Alertmanager  ${alertsUrl(alertmanager)}`);
  detail('Grafana       its libraries in a page; on its way (a minute or two the first time)');
  const grafana = openGrafana({ prometheusUrl: prometheus.url, service, port: grafanaPort });

  const { labels, annotations } = await waitForAlert(leaking, prometheus, alertmanager, narration);
  const teller = alertmanager === undefined ? '' : 'Alertmanager tells who is on call: ';
  say(`${teller}${labels['alertname']} is firing: ${annotations['summary']}`);
  await nameCulprit(leaking, service, await baseline, narration);
  if (await grafana) {
    say('the same in Grafana');
    detail(`the alert's link  ${annotations['diff_url']}`);
    detail(`dashboard         ${dashboardUrl(grafanaUrl, leaking)}`);
    detail(`who else leaks    ${grafanaUrl}/a/heapwatch-leaks-app/leaks`);
  }
  say(
    `all is told. Everything runs on until Ctrl-C; the load ends after ${MAX_REQUESTS} requests, so the program lives.`,
  );
  await program.ended;
}

/** Undefined where there is none: the alert then comes from Prometheus. */
async function openAlertmanager(): Promise<Alertmanager | undefined> {
  try {
    return await startAlertmanager(join(import.meta.dirname, '../../deploy/alertmanager/alertmanager.yml'));
  } catch (error) {
    return goOnWithout('Alertmanager', error);
  }
}

function alertsUrl({ url, hasPage }: Alertmanager): string {
  return hasPage ? `${url}/#/alerts` : `${url}/api/v2/alerts    as JSON: this build has no page of its own`;
}

/** Whether Grafana's page is there: the story goes on without. */
async function openGrafana(options: Omit<GrafanaOptions, 'scrapeSeconds'>): Promise<boolean> {
  try {
    // Loaded late: the story does not wait for it.
    const { startGrafana } = await import('./grafana.ts');
    await startGrafana({ ...options, scrapeSeconds: SCRAPE_SECONDS });
    return true;
  } catch (error) {
    goOnWithout('Grafana page', error);
    return false;
  }
}

function goOnWithout(what: string, error: unknown): undefined {
  const [reason] = messageOf(error).split('\n');
  say(`no ${what}, the rest goes on: ${reason}`);
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

try {
  await main();
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
}
isOver = true;
await endAll();
process.exit();
