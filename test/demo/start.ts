import { parseArgs } from 'node:util';
import { endAll } from '../tools/endings.ts';
import { startDashboard } from './dashboard.ts';
import { startNarration } from './narration.ts';
import { MAX_REQUESTS, SCRAPE_SECONDS, startLeakingProgram, watch } from './stage.ts';
import { nameCulprit, waitForAlert } from './story.ts';

// npm start [-- --once]: the whole of Heapwatch on a program that leaks. With --once it ends when all is told.
const { values: options } = parseArgs({ options: { once: { type: 'boolean', default: false } } });
/** The snapshot to compare with is taken when the program has served for a while. */
const BASELINE_AFTER_MS = 10_000;

const narration = startNarration();
const { say, detail } = narration;

let isOver = false;

async function main(): Promise<void> {
  say('starting a program that leaks, and a Prometheus that watches it. Ctrl-C ends everything.');
  const leaking = await startLeakingProgram();
  const { program, file, job } = leaking;
  void program.ended.then((how) => {
    if (!isOver) say(`the program has ended (${how})`);
  });
  const baseline = new Promise((resolve) => setTimeout(resolve, BASELINE_AFTER_MS)).then(async () => {
    const path = await program.capture('baseline');
    say('first snapshot taken');
    return path;
  });
  // It is awaited further down; until then its failure is nobody's.
  baseline.catch(() => undefined);
  detail(`program     ${program.url}    ${file}`);
  detail(`metrics     http://${program.metricsAddress}/metrics`);
  const prometheus = await watch(leaking);
  detail(`Prometheus  ${prometheus.url}/alerts`);
  detail('dashboard   on its way (the first time its libraries are installed: a minute or two)');
  const dashboard = startDashboard({
    prometheusUrl: prometheus.url,
    job,
    instance: program.metricsAddress,
    scrapeSeconds: SCRAPE_SECONDS,
  }).then(
    (address) => say(`dashboard: ${address}`),
    (error: unknown) => say(`no dashboard, the rest goes on: ${messageOf(error)}`),
  );

  const alert = await waitForAlert(leaking, prometheus, narration);
  say(`${alert.labels['alertname']} is firing`);
  detail(alert.annotations['summary'] ?? '');
  await nameCulprit(leaking, await baseline, narration);
  await dashboard;
  if (options.once) return;
  say(
    `all is told. Everything runs on until Ctrl-C; the load ends after ${MAX_REQUESTS} requests, so the program lives.`,
  );
  await program.ended;
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
