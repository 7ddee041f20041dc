import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from './browser.ts';
import { pageMemory, watchTraffic } from './page-secrets.ts';
import { type SnapshotsStage, SOURCES, startSnapshotsStage } from './snapshots-stage.ts';

const ROOT = join(import.meta.dirname, '../..');
const APP = '/a/heapwatch-leaks-app';
const PATIENCE_MS = 60_000;

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

/** The link that an alert about the program carries, on the host's address: as the committed rules write it. */
function alertLink(hostUrl: string): string {
  const rules = readFileSync(join(ROOT, 'alerts/heapwatch.rules.yml'), 'utf8');
  const template = /diff_url: (\S+?\{\{[^}]*\}\})/.exec(rules)?.[1] ?? '';
  const link = template.replace(/\{\{.*\}\}/, encodeURIComponent(stage.program.metricsAddress));
  const { pathname, search } = new URL(link);
  return hostUrl + pathname + search;
}

async function capture(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Capture', exact: true }).click();
  await page.getByText(/process builds it|Fetching/).waitFor();
  await expect.poll(() => page.getByText('captured, redacted').count(), { timeout: PATIENCE_MS }).toBe(count);
}

describe('from nothing to the culprit', () => {
  test('where there is no snapshot, the alert leads on to capturing one', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(alertLink(stage.viewer.url));
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
    await page.goto(`${stage.editor.url}${APP}/snapshots?var-instance=${instance}`);
    await page.getByText(/^Pauses this process about .* and needs about .* more/).waitFor();
    await capture(page, 1);
    await stage.leak(3);
    await capture(page, 2);
    for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true });
    await page.getByRole('link', { name: 'Compare the two' }).click();
    await page.getByText('30,000 × leakEventCallback()').waitFor({ timeout: PATIENCE_MS });
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('var-instance')).toBe(stage.program.metricsAddress);
    expect(searchParams.get('var-baseline')).not.toBe(searchParams.get('var-current'));
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('the diff', () => {
  test("opens from the alert's link, and names class, holder and place", async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(alertLink(stage.viewer.url));
    const grew = page.getByRole('region', { name: 'What grew' });
    await grew.getByText('30,000 × leakEventCallback()').waitFor({ timeout: PATIENCE_MS });
    expect(await grew.textContent()).toMatch(/held by Server → _events → request.*written at leaky\.cjs:11/);
    await page.getByText('same process').waitFor();
    await page.getByText('redacted', { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^30,000 × leakEventCallback|Array/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });

  test('sorts, filters, and opens to groups, nodes and what holds one, by keyboard alone', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(alertLink(stage.viewer.url));
    const grid = page.getByRole('treegrid');
    const row = (index: number) => grid.locator(`[aria-rowindex="${index}"]`);
    await row(2).waitFor({ timeout: PATIENCE_MS });
    expect(await row(2).textContent()).toContain('leakEventCallback()');

    await page.getByRole('button', { name: 'Class', exact: true }).click();
    await page.getByLabel('user classes first').uncheck({ force: true });
    const names = await grid.locator('[role=row][aria-level="1"] bdi').allTextContents();
    expect(names).toEqual([...names].sort());
    await page.getByPlaceholder('Filter classes').fill('LEAKevent');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('2');
    expect(await row(2).getByRole('gridcell').nth(1).textContent()).toBe('30,000');

    await grid.focus();
    const opens = async (level: number) => {
      await page.keyboard.press('ArrowRight');
      await grid.locator(`[aria-level="${level}"] bdi`).first().waitFor();
      await expect.poll(() => grid.getByText('Loading…').count()).toBe(0);
      await page.keyboard.press('ArrowDown');
    };
    await opens(2);
    expect(await row(3).textContent()).toMatch(/^1,000 × .*\.request Array/);
    await opens(3);
    expect(await row(4).textContent()).toMatch(/leakEventCallback\(\) @\d+/);
    await opens(4);
    expect(await row(5).textContent()).toMatch(/\[\d+\] in Array @\d+/);
    expect(await row(5).getAttribute('aria-selected')).toBe('true');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is the same in a dashboard, whose variable names the instance', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${stage.viewer.url}/d/snapshots`);
    await page.getByText('30,000 × leakEventCallback()').waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('treegrid').getByText('leakEventCallback()').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

test('the page of leaks lists the process, with the ways on', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(`${stage.viewer.url}${APP}/leaks`);
  await page
    .getByRole('link', { name: new RegExp(stage.program.metricsAddress) })
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'What grew' }).first().click();
  await page.getByText('30,000 × leakEventCallback()').waitFor({ timeout: PATIENCE_MS });
  expect(faults).toEqual([]);
  await page.close();
});

describe('trouble is told', () => {
  test.each([
    [SOURCES.wrongToken, 'The snapshot service does not accept the token.'],
    [SOURCES.down, 'The snapshot service does not answer.'],
  ])('%s: %s', async (source, words) => {
    const { page } = await openPage(browser);
    for (const path of ['diff', 'snapshots']) {
      await page.goto(`${stage.viewer.url}${APP}/${path}?var-snapshots=${source}`);
      await page.getByText(words).waitFor();
    }
    await page.close();
  });

  test('a snapshot that is gone', async () => {
    const { page } = await openPage(browser);
    await page.goto(`${stage.viewer.url}${APP}/diff?var-baseline=gone&var-current=gone-too`);
    await page.getByText(/It may have been deleted meanwhile/).waitFor();
    await page.close();
  });

  test.each(['POST', 'DELETE'])(
    'a Viewer who asks Grafana for a %s all the same is refused',
    async (method) => {
      const path = `${stage.viewer.url}/api/datasources/proxy/uid/${SOURCES.good}/api/v1`;
      const url =
        method === 'POST'
          ? `${path}/instances/${encodeURIComponent(stage.program.metricsAddress)}/snapshots`
          : `${path}/snapshots/any`;
      expect((await fetch(url, { method })).status).toBe(403);
    },
  );
});

test('no token reaches the browser, the addresses, or the logs', async () => {
  const { page } = await openPage(browser);
  const traffic = watchTraffic(page);
  await page.goto(alertLink(stage.editor.url));
  await page.getByText('30,000 × leakEventCallback()').waitFor({ timeout: PATIENCE_MS });
  await page.goto(`${stage.editor.url}${APP}/snapshots`);
  await page.getByText('captured, redacted').first().waitFor();
  const seen = [await traffic.all(), await pageMemory(page), stage.service.output()];
  // What the search can find: a word that is in all of the traffic and the memory.
  expect(seen.slice(0, 2).every((text) => text.includes('leaky-shop'))).toBe(true);
  for (const token of stage.tokens)
    expect(seen.map((text) => text.includes(token))).toEqual([false, false, false]);
  await page.close();
});

test('an Editor deletes a snapshot', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(`${stage.editor.url}${APP}/snapshots`);
  await page
    .getByRole('button', { name: /^Delete the snapshot of/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => page.getByText('captured, redacted').count()).toBe(1);
  expect(faults).toEqual([]);
  await page.close();
});
