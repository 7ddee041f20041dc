import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openPage, startBrowser } from '../tools/browser.ts';
import { endAll } from '../tools/endings.ts';
import { freePort } from '../tools/ports.ts';
import type { Prometheus } from '../tools/prometheus.ts';
import { startSnapshotService } from '../tools/snapshot-service.ts';
import { startGrafana } from './grafana.ts';
import { startNarration } from './narration.ts';
import { startNeighbours } from './neighbours.ts';
import { dashboardUrl, type LeakingProgram, SCRAPE_SECONDS, startLeakingProgram, watch } from './stage.ts';
import { nameCulprit, waitForAlert } from './story.ts';

/**
 * Renews the pictures of the documentation from a real run, in some minutes: `node test/demo/screenshots.ts`. The story
 * of `npm start`, with healthy services beside the program that leaks.
 */
const IMAGES = join(import.meta.dirname, '../../docs/images');
const BASELINE_AFTER_MS = 20_000;
const VERDICT_WITHIN_MS = 5 * 60_000;
const PATIENCE_MS = 120_000;

interface Picture {
  readonly name: string;
  readonly heightPx: number;
  readonly themes: readonly ('light' | 'dark')[];
  /** Address without the host, the theme left out. */
  readonly address: (grafanaUrl: string, leaking: LeakingProgram, diffUrl: string) => string;
  /** Returns when all that belongs in the picture is there. */
  readonly isWhole: (page: Page) => Promise<unknown>;
}

const PICTURES: readonly Picture[] = [
  {
    name: 'fleet',
    heightPx: 1010,
    themes: ['light'],
    address: (url, { startedAtMs }) => `${url}/d/heapwatch-fleet?from=${startedAtMs}&to=now`,
    isWhole: async (page) => {
      await page.getByTestId('leak-row').nth(3).waitFor();
      await plots(page, 4);
    },
  },
  {
    name: 'process',
    heightPx: 1240,
    themes: ['light', 'dark'],
    address: dashboardUrl,
    isWhole: async (page) => {
      await page
        .getByRole('button', { name: /^Heap snapshot/ })
        .nth(1)
        .waitFor();
      await culprit(page);
      await plots(page, 4);
    },
  },
  {
    name: 'leaks',
    heightPx: 560,
    themes: ['light'],
    address: (url) => `${url}/a/heapwatch-leaks-app/leaks`,
    isWhole: (page) => page.getByRole('link', { name: 'What grew' }).nth(3).waitFor(),
  },
  {
    name: 'diff',
    heightPx: 940,
    themes: ['light'],
    address: (_url, _leaking, diffUrl) => diffUrl,
    isWhole: async (page) => {
      await culprit(page);
      await page.getByText(/^Each box is as large/).waitFor();
    },
  },
];

const culprit = (page: Page) =>
  page
    .getByRole('region', { name: 'What grew' })
    .getByText(/leakEventCallback/)
    .first()
    .waitFor();

/** Until so many plots are painted. */
async function plots(page: Page, count: number): Promise<void> {
  await page
    .locator('.uplot canvas')
    .nth(count - 1)
    .waitFor();
}

async function takePicture(browser: Browser, { name, heightPx, themes, isWhole }: Picture, address: string) {
  for (const theme of themes) {
    const { page, faults } = await openPage(browser, 1280, heightPx);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`${address}${address.includes('?') ? '&' : '?'}theme=${theme}`);
    await isWhole(page);
    await page.evaluate('document.fonts.ready');
    // uPlot draws in a microtask after React's commit: two frames later all of it is on the screen.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    const path = join(IMAGES, `${name}-${theme}.png`);
    await page.screenshot({ path });
    console.log(`docs/images/${name}-${theme}.png ${Math.round(statSync(path).size / 1024)} KiB`, faults);
    await page.close();
  }
}

/** The exporter judges later than the alert. */
async function waitForVerdict(prometheus: Prometheus, { job }: LeakingProgram): Promise<void> {
  const query = `heapwatch_leak_suspected{job="${job}", memory="heap"} == 1`;
  for (const deadline = Date.now() + VERDICT_WITHIN_MS; Date.now() < deadline; await delay(1_000)) {
    if ((await prometheus.query(query)).length > 0) return;
  }
  throw new Error('the exporter has given no verdict');
}

async function main(): Promise<void> {
  const narration = startNarration();
  const leaking = await startLeakingProgram();
  const { job, instance, program } = leaking;
  const neighbours = await startNeighbours();
  const service = await startSnapshotService([{ service: job, instance, program }, ...neighbours]);
  const port = await freePort();
  const prometheus = await watch(leaking, {
    grafanaUrl: `http://127.0.0.1:${port}`,
    others: neighbours.map((neighbour) => neighbour.job),
  });
  await delay(BASELINE_AFTER_MS);
  const baseline = await service.capture(instance, 'baseline');
  const grafana = await startGrafana({
    prometheusUrl: prometheus.url,
    service,
    scrapeSeconds: SCRAPE_SECONDS,
    port,
  });
  const { annotations } = await waitForAlert(leaking, prometheus, undefined, narration);
  await nameCulprit(leaking, service, baseline, narration);
  await waitForVerdict(prometheus, leaking);
  const browser = await startBrowser();
  try {
    for (const picture of PICTURES) {
      await takePicture(browser, picture, picture.address(grafana, leaking, annotations['diff_url'] ?? ''));
    }
  } finally {
    await browser.close();
  }
}

try {
  await main();
} finally {
  await endAll();
}
process.exit();
