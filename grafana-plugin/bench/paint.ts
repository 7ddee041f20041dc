import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openPage, startBrowser } from '../../test/e2e/browser.ts';
import { GRAFANA_VARIANTS, type GrafanaName } from '../../test/host/grafana-variant.ts';
import { startHost } from '../../test/host/start-host.ts';
import { sawtoothAnswer } from './sawtooth-answer.ts';

/** `npm run bench -w grafana-plugin`: how long the sawtooth takes to paint, in Chromium that draws in software. */
const ROOT = join(import.meta.dirname, '../..');
const POINT_COUNTS = [2_000, 20_000, 100_000];
const ROUNDS = 7;
const QUERIES = ['heapUsed', 'liveSet', 'heapLimit', 'residentMemory'];

if (!existsSync(join(ROOT, 'grafana-plugin/dist/plugin.json'))) {
  throw new Error('build it first: npm run package -w grafana-plugin');
}
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${new Date().toISOString()}`,
);
const browser = await startBrowser();
try {
  for (const grafana of Object.keys(GRAFANA_VARIANTS) as GrafanaName[]) {
    const host = await startHost({
      prometheusUrl: 'http://127.0.0.1:9',
      pluginDir: join(ROOT, 'grafana-plugin/dist'),
      dashboardsDir: join(ROOT, 'dashboards'),
      grafana,
    });
    for (const points of POINT_COUNTS) {
      const { page } = await openPage(browser, 1280, 700);
      await page.route('**/api/ds/query*', (route) =>
        route.fulfill({ contentType: 'application/json', body: sawtoothAnswer(QUERIES, points) }),
      );
      const asked = QUERIES.map((name) => `query=${name}=${name}`).join('&');
      await page.goto(`${host.url}/panel/heapwatch-sawtooth-panel?${asked}`);
      await page.getByTestId('sawtooth-headline').waitFor();
      const times = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await paintMs(page));
      times.sort((a, b) => a - b);
      const [shown = 0, worst = 0] = [times[ROUNDS >> 1], times.at(-1)];
      console.log(
        `Grafana ${grafana}, ${points} points: ${shown.toFixed(0)} ms from answer to paint (median of ${ROUNDS}, worst ${worst.toFixed(0)} ms)`,
      );
      await page.close();
    }
    await host.stop();
  }
} finally {
  await browser.close();
}

/**
 * Refreshes, and measures from the moment that the parsed answer is handed to Grafana's libraries to the end of the
 * frame in which the last line was stroked.
 */
async function paintMs(page: Page): Promise<number> {
  await page.evaluate(`(() => {
    const context = CanvasRenderingContext2D.prototype;
    window.benchStroke ??= context.stroke;
    window.benchParse ??= JSON.parse;
    window.bench = { parsed: 0, painted: 0 };
    JSON.parse = (text, ...rest) => {
      const value = window.benchParse(text, ...rest);
      if (value?.results !== undefined) window.bench.parsed = performance.now();
      return value;
    };
    context.stroke = function (...args) {
      if (window.bench.parsed > 0) requestAnimationFrame(() => (window.bench.painted = performance.now()));
      return window.benchStroke.apply(this, args);
    };
  })()`);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await page.waitForFunction('window.bench.painted > 0');
  // Whatever is drawn later belongs to it too.
  await page.waitForTimeout(500);
  return page.evaluate<number>('window.bench.painted - window.bench.parsed');
}
