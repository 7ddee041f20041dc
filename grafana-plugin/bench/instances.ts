import type { Browser } from 'playwright-core';
import type { Host } from '../../test/host/start-host.ts';
import { compareRefreshes, openPanel, type PanelPage } from './panel-page.ts';
import { sawtoothAnswer } from './sawtooth-answer.ts';
import { VERDICT_QUERIES, verdictAnswer } from './verdict-answer.ts';

const INSTANCE_COUNTS = [1, 200];
const ROUNDS = 5;
const BAR_MS = 150;
/** As the dashboards ask for them: a point a pixel for a sawtooth, 150 for a row of the leak trend. */
const SAWTOOTH_POINTS = 720;
const TREND_POINTS = 150;
const SAWTOOTH_QUERIES = ['heapUsed', 'liveSet', 'heapLimit', 'residentMemory'];

/** A refresh with one instance, in turns with Grafana's panel, and with 200: there Grafana's draws 800 lines for minutes. */
export async function benchInstances(browser: Browser, host: Host): Promise<void> {
  for (const instances of INSTANCE_COUNTS) {
    const sawtooths = {
      queries: SAWTOOTH_QUERIES,
      answer: () => sawtoothAnswer({ queries: SAWTOOTH_QUERIES, points: SAWTOOTH_POINTS, instances }),
    };
    const verdicts = { queries: VERDICT_QUERIES, answer: () => verdictAnswer(instances, TREND_POINTS) };
    await inTurns(browser, host, `${instances} instances, sawtooth`, [
      { ...sawtooths, panel: 'heapwatch-sawtooth-panel', drawn: '.uplot canvas' },
      instances === 1 ? { ...sawtooths, panel: 'timeseries', drawn: '.uplot canvas' } : undefined,
    ]);
    await inTurns(browser, host, `${instances} instances, leak trend`, [
      { ...verdicts, panel: 'heapwatch-leaktrend-panel', drawn: '[data-testid="leak-summary"]' },
      instances === 1 ? { ...verdicts, panel: 'timeseries', drawn: '.uplot canvas' } : undefined,
    ]);
  }
}

async function inTurns(
  browser: Browser,
  host: Host,
  name: string,
  [ours, peer]: readonly [PanelPage, PanelPage | undefined],
): Promise<void> {
  const page = await openPanel(browser, host, ours);
  const beside = peer && (await openPanel(browser, host, peer));
  await compareRefreshes({ name, ours: page, peer: beside, rounds: ROUNDS, barMs: BAR_MS });
  await page.close();
  await beside?.close();
}
