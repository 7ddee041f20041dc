import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dashboardFiles } from '../../../dashboards/dashboard-files.ts';
import { startHost } from '../../host/start-host.ts';
import { openPage, startBrowser, type WatchedPage } from '../../tools/browser.ts';
import { temporaryFolder } from '../../tools/endings.ts';
import { headline, paintedPixels, showDashboard } from './dashboard-page.ts';
import { emptyQueries, queriesOf } from './dashboard-queries.ts';
import { type DashboardStage, startDashboardStage } from './dashboard-stage.ts';
import { CHECKOUT } from './heap-history.ts';
import { GRAFANAS, HALF_OF_LOOKS, LOOKS } from './looks.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CHECKOUT_HEADLINE = 'heap 312 MiB · live 247 MiB (+41 MiB/h) · limit 512 MiB';

let stage: DashboardStage;
let browser: Browser;

beforeAll(async () => {
  stage = await startDashboardStage();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** Two hundred processes on a busy machine take a while. */
const PATIENCE_MS = 120_000;

async function newPage(): Promise<WatchedPage> {
  const opened = await openPage(browser);
  opened.page.setDefaultTimeout(PATIENCE_MS);
  return opened;
}

test('no query of any dashboard is empty: each finds what a real process publishes', async () => {
  const queries = dashboardFiles().flatMap(({ text }) => queriesOf(JSON.parse(text)));
  expect(queries.length).toBeGreaterThan(40);
  // A rate needs two scrapes.
  await expect
    .poll(() => emptyQueries(queries, stage.host.url), { timeout: 90_000, interval: 3_000 })
    .toEqual([]);
});

describe.each(LOOKS)('the fleet dashboard, Grafana %s, %s', (grafana, theme) => {
  test('names the worst of two hundred first, and leads to its process', async () => {
    const { page, faults } = await newPage();
    const jobs = 'var-job=api&var-job=shop';
    await page.goto(
      `${stage.hosts[grafana].url}/d/heapwatch-fleet?theme=${theme}&from=now-5h&to=now&${jobs}`,
    );
    const summary = page.getByTestId('leak-summary');
    await summary.waitFor();
    expect(await summary.textContent()).toMatch(
      /^3 of 201 leak\. checkout-7f · main reaches its limit first, in about \d+ h\.$/,
    );
    const rows = page.getByTestId('leak-row');
    expect(await rows.count()).toBeLessThan(20);
    const worst = (await rows.first().textContent()) ?? '';
    expect(worst).toMatch(/^checkout-7f · mainJS heap 247 MiBleakingstrong evidence\+41 MiB\/hin about 6 h/);
    await rows.first().getByRole('link').press('End');
    await page.getByText('api-180 · main').waitFor();
    await page.getByRole('table').press('Home');
    await rows.first().click({ position: { x: 600, y: 20 } });
    await headline(page).first().waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe('/d/heapwatch-process');
    expect(searchParams.getAll('var-instance')).toEqual([CHECKOUT.instance]);
    expect(searchParams.get('from')).toBe('now-5h');
    expect(faults).toEqual([]);
  });
});

// Early: verdicts that nobody scrapes any more are gone after five minutes.
test.each(GRAFANAS)('a fleet of one is told as one, Grafana %s', async (grafana) => {
  const { page, faults } = await newPage();
  await page.goto(`${stage.hosts[grafana].url}/d/heapwatch-fleet?from=now-5h&to=now&var-job=shop`);
  const summary = page.getByTestId('leak-summary');
  await summary.waitFor();
  expect(await summary.textContent()).toMatch(
    /^checkout-7f · main leaks; it reaches its limit in about \d+ h\.$/,
  );
  expect(await page.getByTestId('leak-row').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});

describe.each(LOOKS)('the process dashboard, Grafana %s, %s', (grafana, theme) => {
  test('shows the leak in figures and in lines, and nothing fails', async () => {
    const { page, faults } = await newPage();
    await showDashboard(page, stage.hosts[grafana].url, { theme, instance: CHECKOUT.instance });
    expect(await headline(page).allTextContents()).toEqual([CHECKOUT_HEADLINE]);
    // The title of the sawtooth, and the one row of the heap's verdict.
    expect(await page.getByText('checkout-7f · main', { exact: true }).count()).toBe(2);
    const painted = await paintedPixels(page);
    // A bold line and a dashed one over a thousand pixels each, and teeth besides.
    expect(painted.blue).toBeGreaterThan(1_000);
    expect(painted.red).toBeGreaterThan(300);
    expect(painted.any).toBeGreaterThan(painted.blue + painted.red + 1_000);
    expect(faults).toEqual([]);
  });
});

describe.each(LOOKS)('in the sawtooth, Grafana %s, %s', (grafana, theme) => {
  // On one page, as opening it is what takes the time; the drag is last, as it leaves the time range.
  test('a refresh keeps the plot, the crosshair is shared, marks can be chosen, and a drag zooms in', async () => {
    const { page, faults } = await newPage();
    await showDashboard(page, stage.hosts[grafana].url, { theme, instance: CHECKOUT.instance });
    await refreshKeepsThePlot(page);
    await crosshairIsShared(page);
    await marksLeadToTheDiff(page);
    await dragZoomsIn(page);
    expect(faults).toEqual([]);
    await page.close();
  });
});

async function refreshKeepsThePlot(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('.uplot canvas').forEach((c) => (c.dataset.first = 'yes'))");
  const answered = page.waitForResponse(/ds\/query/);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await answered;
  await page.waitForLoadState('networkidle');
  const isKept = "document.querySelector('.uplot canvas').dataset.first === 'yes'";
  expect(await page.evaluate(isKept)).toBe(true);
}

async function crosshairIsShared(page: Page): Promise<void> {
  const box = await plotBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const shown = `[...document.querySelectorAll('.u-cursor-x')].filter((line) => !line.classList.contains('u-off')).length`;
  await expect.poll(() => page.evaluate(shown)).toBeGreaterThan(2);
  const tooltip = page.getByTestId('sawtooth-tooltip');
  await tooltip.waitFor();
  const text = (await tooltip.textContent()) ?? '';
  expect(text).toMatch(/heap used\s*\d+ MiB/);
  // Half-way through five hours of 41 MiB/h.
  const live = Number(/live set\s*(\d+) MiB/.exec(text)?.[1]);
  expect(Math.abs(live - (CHECKOUT.liveMiB - 2.5 * CHECKOUT.slopeMiBPerHour))).toBeLessThan(8);
}

async function marksLeadToTheDiff(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Growth began/ }).click();
  const note = page.getByTestId('marker-note');
  expect(await note.textContent()).toMatch(/^Growth of JS heap began \d\d:\d\d:\d\d, 4 hours ago/);
  const snapshots = page.getByRole('button', { name: /^Heap snapshot/ });
  expect(await snapshots.count()).toBe(2);
  await snapshots.nth(1).click();
  expect(await note.textContent()).toContain('Choose another one to compare');
  await snapshots.nth(0).click();
  const link = note.getByRole('link', { name: 'Compare the two' });
  expect(await link.getAttribute('href')).toBe('/a/heapwatch-leaks-app/diff?var-instance=checkout-7f');
  expect(await page.getByTestId('gc-lane').textContent()).toBe('longest GC pausesminorincrementalmajor');
}

async function dragZoomsIn(page: Page): Promise<void> {
  const box = await plotBox(page);
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.25, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, middle, { steps: 5 });
  await page.mouse.up();
  await page.waitForURL((url) => url.searchParams.get('from') !== 'now-5h');
  const { searchParams } = new URL(page.url());
  const zoomedMs = Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '');
  expect(zoomedMs / 3_600_000).toBeGreaterThan(1.1);
  expect(zoomedMs / 3_600_000).toBeLessThan(1.4);
}

async function plotBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator('.uplot .u-over').first().boundingBox();
  if (box === null) throw new Error('the plot has no box');
  return box;
}

describe('in the sawtooth', () => {
  test('an instance that nobody scraped asks for the exporter', async () => {
    const { page, faults } = await newPage();
    await page.goto(`${stage.host.url}/d/heapwatch-process?var-instance=nobody`);
    // The sawtooth and the verdicts, each for itself.
    const message = page.getByText('No series for this instance: is the exporter running?');
    await message.nth(1).waitFor();
    await page.getByText('node --import @heapwatch/exporter/register app.js').first().waitFor();
    expect(faults).toEqual([]);
  });

  test('a query that Prometheus refuses shows its reason', async () => {
    const { page } = await newPage();
    const query = encodeURIComponent('heapUsed=heapwatch_heap_used_bytes{');
    await page.goto(`${stage.host.url}/panel/heapwatch-sawtooth-panel?query=${query}`);
    await page.getByText('The query failed.').waitFor();
    await page
      .getByText(/^bad_data: /)
      .first()
      .waitFor();
  });

  test('a real process is there as soon as it was scraped', async () => {
    const { page, faults } = await newPage();
    const view = { theme: 'dark', instance: stage.liveInstance, from: 'now-5m' } as const;
    await expect
      .poll(
        async () => {
          await showDashboard(page, stage.host.url, view).catch(() => undefined);
          return headline(page)
            .first()
            .textContent({ timeout: 1_000 })
            .catch(() => '');
        },
        { timeout: 90_000, interval: 3_000 },
      )
      .toMatch(/^heap \d+(\.\d)? MiB · live \d+(\.\d)? MiB.* · limit \d+ MiB$/);
    expect(faults).toEqual([]);
  });
});

test.each(HALF_OF_LOOKS)(
  'a Prometheus that is down is told by every panel, Grafana %s, %s',
  async (grafana, theme) => {
    const host = await startHost({
      prometheusUrl: 'http://127.0.0.1:9',
      pluginDir: join(ROOT, 'grafana-plugin/dist'),
      dashboardsDir: join(ROOT, 'dashboards'),
      grafana,
    });
    try {
      const { page } = await newPage();
      const view = `theme=${theme}&var-instance=checkout-7f`;
      await page.goto(`${host.url}/d/heapwatch-process?${view}`);
      // The sawtooth and the verdicts, each for itself.
      await page.getByText('The query failed.').nth(1).waitFor();
      await page.goto(`${host.url}/d/heapwatch-fleet?${view}`);
      await page.getByText('The query failed.').first().waitFor();
      await page.goto(`${host.url}/a/heapwatch-leaks-app/leaks?${view}`);
      await page.getByText(/^Prometheus did not answer/).waitFor();
      await page.getByText(/Choose another data source above/).waitFor();
      await page.close();
    } finally {
      await host.stop();
    }
  },
);

test('the app page leads to the fleet', async () => {
  const { page, faults } = await newPage();
  await page.goto(`${stage.host.url}/a/heapwatch-leaks-app`);
  await page.getByRole('link', { name: 'Open the fleet dashboard' }).click();
  await page.getByTestId('leak-summary').waitFor();
  expect(new URL(page.url()).pathname).toBe('/d/heapwatch-fleet');
  expect(faults).toEqual([]);
});

test('a plugin that needs what Grafana does not share is refused by name', async () => {
  const folder = await temporaryFolder('plugin');
  const json = { id: 'greedy-app', type: 'app', name: 'Greedy', info: { version: '1.0.0' } };
  writeFileSync(join(folder.path, 'plugin.json'), JSON.stringify(json));
  writeFileSync(join(folder.path, 'module.js'), 'define(["left-pad"], () => ({ plugin: {} }));');
  const host = await startHost({
    prometheusUrl: 'http://127.0.0.1:9',
    pluginDir: folder.path,
    dashboardsDir: folder.path,
  });
  try {
    const { page } = await newPage();
    await page.goto(`${host.url}/a/greedy-app`);
    const failure = await page.getByTestId('failure').textContent();
    expect(failure).toContain('a plugin asks for left-pad, which Grafana does not share');
  } finally {
    await host.stop();
    await folder.remove();
  }
});

test("the host page keeps the types of Grafana's libraries", async () => {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', join(ROOT, 'test/host')]);
});
