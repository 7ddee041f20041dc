import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from '../../tools/browser.ts';
import { alertLink } from './alert-link.ts';
import { GRAFANAS, HALF_OF_LOOKS, LOOKS } from './looks.ts';
import { pageMemory, watchTraffic } from './page-secrets.ts';
import { type SnapshotsStage, SOURCES, startSnapshotsStage } from './snapshots-stage.ts';

const APP = '/a/heapwatch-leaks-app';

let stage: SnapshotsStage;
let browser: Browser;

beforeAll(async () => {
  stage = await startSnapshotsStage();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

async function capture(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  await page.getByText(/process builds it|Fetching/).waitFor();
  await expect.poll(() => page.getByText('captured, redacted').count()).toBe(count);
}

describe('from nothing to the culprit', () => {
  test('where there is no snapshot, the alert leads on to capturing one', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(alertLink(stage.pageUrl('Viewer'), stage.program.metricsAddress));
    await page.getByText(`No snapshot of ${stage.program.metricsAddress} yet.`).waitFor();
    await page.getByRole('link', { name: 'Go to Snapshots' }).click();
    await page.getByText('to capture needs the role Editor').waitFor();
    expect(await page.getByRole('button', { name: 'Capture', exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an Editor reads the cost, captures twice, and compares', async () => {
    const { page, faults } = await openPage(browser);
    const instance = encodeURIComponent(stage.program.metricsAddress);
    await stage.leak(1);
    await page.goto(`${stage.pageUrl('Editor')}${APP}/snapshots?var-instance=${instance}`);
    await page.getByText(/^Pauses this process about .* and needs about .* more/).waitFor();
    await capture(page, 1);
    await stage.leak(3);
    await capture(page, 2);
    for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true });
    await page.getByRole('link', { name: 'Compare the two' }).click();
    await page.getByText('30,000 × leakEventCallback()').waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('var-instance')).toBe(stage.program.metricsAddress);
    expect(searchParams.get('var-baseline')).not.toBe(searchParams.get('var-current'));
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('in the oldest Grafana an Editor captures a third, and sees what grew every time', async () => {
  const { page, faults } = await openPage(browser);
  const instance = encodeURIComponent(stage.program.metricsAddress);
  await stage.leak(2);
  await page.goto(`${stage.pageUrl('Editor', '12.4')}${APP}/snapshots?theme=light&var-instance=${instance}`);
  await page.getByText(/^Pauses this process about /).waitFor();
  await capture(page, 3);
  for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true });
  await page.getByRole('link', { name: 'Compare the 3' }).click();
  await page.getByText('through 1 more').waitFor();
  expect(new URL(page.url()).searchParams.getAll('var-through')).toHaveLength(1);
  // What was allocated up to the second snapshot and is alive in the third.
  await page.getByText('30,000 × leakEventCallback()').waitFor();
  const grid = page.getByRole('treegrid');
  const all = Number(await grid.getAttribute('aria-rowcount'));
  await page.getByLabel('grew every time').check({ force: true });
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all);
  await grid.getByText('leakEventCallback()').first().waitFor();
  expect(faults).toEqual([]);
  await page.close();
});

describe.each(LOOKS)('Grafana %s, %s', (grafana, theme) => {
  test('the page of leaks lists the process, with the ways on', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${stage.pageUrl('Viewer', grafana)}${APP}/leaks?theme=${theme}`);
    const process = page.getByRole('link', { name: new RegExp(stage.program.metricsAddress) });
    await process.first().waitFor();
    await page.getByRole('link', { name: 'What grew' }).first().click();
    await page
      .getByText(/[\d,]+ × leakEventCallback\(\)/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe.each(HALF_OF_LOOKS)('trouble is told, Grafana %s, %s', (grafana, theme) => {
  test.each([
    [SOURCES.wrongToken, 'The snapshot service does not accept the token.'],
    [SOURCES.down, 'The snapshot service does not answer.'],
  ])('%s: %s', async (source, words) => {
    const { page } = await openPage(browser);
    for (const path of ['diff', 'snapshots']) {
      const address = `${stage.pageUrl('Viewer', grafana)}${APP}/${path}`;
      await page.goto(`${address}?theme=${theme}&var-snapshots=${source}`);
      await page.getByText(words).waitFor();
    }
    await page.close();
  });
});

describe('trouble is told', () => {
  test('a snapshot that is gone', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${stage.pageUrl('Viewer')}${APP}/diff?var-baseline=gone&var-current=gone-too`);
    await page.getByText(/It may have been deleted meanwhile/).waitFor();
    await page.close();
  });

  test.each(['POST', 'DELETE'])(
    'a Viewer who asks Grafana for a %s all the same is refused',
    async (method) => {
      const path = `${stage.pageUrl('Viewer')}/api/datasources/proxy/uid/${SOURCES.good}/api/v1`;
      const url =
        method === 'POST'
          ? `${path}/instances/${encodeURIComponent(stage.program.metricsAddress)}/snapshots`
          : `${path}/snapshots/any`;
      expect((await fetch(url, { method })).status).toBe(403);
    },
  );
});

test.each(GRAFANAS)(
  'no token reaches the browser, the addresses, or the logs, Grafana %s',
  async (grafana) => {
    const { page } = await openPage(browser);
    const traffic = watchTraffic(page);
    await page.goto(alertLink(stage.pageUrl('Editor', grafana), stage.program.metricsAddress));
    await page.getByText('20,000 × leakEventCallback()').waitFor();
    await page.goto(`${stage.pageUrl('Editor', grafana)}${APP}/snapshots`);
    await page.getByText('captured, redacted').first().waitFor();
    const seen = [await traffic.all(), await pageMemory(page), stage.service.output()];
    // What the search can find: a word that is in all of the traffic and the memory.
    expect(seen.slice(0, 2).every((text) => text.includes('leaky-shop'))).toBe(true);
    for (const token of stage.tokens)
      expect(seen.map((text) => text.includes(token))).toEqual([false, false, false]);
    await page.close();
  },
);

test.each(GRAFANAS)('an Editor deletes a snapshot, Grafana %s', async (grafana) => {
  const { page, faults } = await openPage(browser);
  await page.goto(`${stage.pageUrl('Editor', grafana)}${APP}/snapshots`);
  const captured = page.getByText('captured, redacted');
  await captured.first().waitFor();
  const before = await captured.count();
  await page
    .getByRole('button', { name: /^Delete the snapshot of/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => captured.count()).toBe(before - 1);
  expect(faults).toEqual([]);
  await page.close();
});
