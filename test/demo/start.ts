import { endAll } from '../tools/endings.ts';
import { startSnapshotService } from '../tools/snapshot-service.ts';
import { startNarration } from './narration.ts';
import { MAX_REQUESTS, SCRAPE_SECONDS, startLeakingProgram, watch } from './stage.ts';
import { nameCulprit, waitForAlert } from './story.ts';

// npm start: the whole of Heapwatch on a program that leaks.
/** The snapshot to compare with is taken when the program has served for a while. */
const BASELINE_AFTER_MS = 10_000;

const narration = startNarration();
const { say, detail } = narration;

let isOver = false;

async function main(): Promise<void> {
  say('starting a program that leaks, and what watches it. Ctrl-C ends everything.');
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
  detail(`program     ${program.url}    ${file}`);
  const prometheus = await watch(leaking);
  detail(`Prometheus  ${prometheus.url}/alerts`);
  detail('Grafana     its libraries in a page; on its way (a minute or two the first time)');
  const grafana = openGrafana(prometheus.url, service);

  const alert = await waitForAlert(leaking, prometheus, narration);
  say(`${alert.labels['alertname']} is firing: ${alert.annotations['summary']}`);
  await nameCulprit(leaking, service, await baseline, narration);
  const pages = await grafana;
  if (pages !== undefined) {
    say('the same in Grafana');
    detail(`dashboard         ${pages.dashboardAddress({ job, instance })}`);
    detail(`the alert's link  ${pages.alertLink(alert.annotations['diff_url'] ?? '')}`);
  }
  say(
    `all is told. Everything runs on until Ctrl-C; the load ends after ${MAX_REQUESTS} requests, so the program lives.`,
  );
  await program.ended;
}

/** Undefined where Grafana's page cannot be had: the story goes on without. */
async function openGrafana(prometheusUrl: string, service: Parameters<typeof nameCulprit>[1]) {
  try {
    // Loaded late: the story does not wait for it.
    const { startGrafana } = await import('./grafana.ts');
    return await startGrafana({ prometheusUrl, service, scrapeSeconds: SCRAPE_SECONDS });
  } catch (error) {
    const [reason] = messageOf(error).split('\n');
    say(`no Grafana page, the rest goes on: ${reason}`);
    return undefined;
  }
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
