import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from '../../tools/browser.ts';
import { alertLink } from './alert-link.ts';
import { GRAFANAS, LOOKS } from './looks.ts';
import { type SnapshotsStage, startSnapshotsStage } from './snapshots-stage.ts';

let stage: SnapshotsStage;
let browser: Browser;

beforeAll(async () => {
  stage = await startSnapshotsStage();
  browser = await startBrowser();
  await stage.leak(1);
  await stage.capture('first');
  await stage.leak(3);
  await stage.capture('second');
});

afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

type Grafana = (typeof GRAFANAS)[number];

/** The diff that an alert leads to, compared and drawn. */
async function openDiff(grafana: Grafana, theme = 'dark') {
  const opened = await openPage(browser);
  const link = alertLink(stage.pageUrl('Viewer', grafana), stage.program.metricsAddress);
  await opened.page.goto(`${link}&theme=${theme}`);
  await opened.page.getByText('30,000 × leakEventCallback()').waitFor();
  return opened;
}

const classRow = (page: Page, index: number) =>
  page.getByRole('treegrid').locator(`[aria-rowindex="${index}"]`);

describe.each(LOOKS)('the diff, Grafana %s, %s', (grafana, theme) => {
  test("opens from the alert's link, and names class, holder and place", async () => {
    const { page, faults } = await openDiff(grafana, theme);
    const grew = page.getByRole('region', { name: 'What grew' });
    expect(await grew.textContent()).toMatch(/held by Server → _events → request.*written at leaky\.cjs:11/);
    await page.getByText('same process').waitFor();
    await page.getByText('redacted', { exact: true }).waitFor();
    await grew.getByRole('button', { name: 'Path' }).first().click();
    const path = grew.getByRole('list', { name: 'Retaining path, from the root' });
    expect(await path.textContent()).toMatch(/_events.*request.*leakEventCallback/);
    const isLight = await page.evaluate<boolean>(
      'Number(/\\d+/.exec(getComputedStyle(document.body).backgroundColor)[0]) > 127',
    );
    expect(isLight).toBe(theme === 'light');
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe.each(GRAFANAS)('the diff, Grafana %s', (grafana) => {
  test('sorts, filters, and opens to groups, nodes and what holds one, by keyboard alone', async () => {
    const { page, faults } = await openDiff(grafana);
    const grid = page.getByRole('treegrid');
    await classRow(page, 2).waitFor();
    expect(await classRow(page, 2).textContent()).toContain('leakEventCallback()');

    await page.getByRole('button', { name: 'Class', exact: true }).press('Enter');
    await page.getByLabel('user classes first').press('Space');
    expect(await page.getByLabel('user classes first').isChecked()).toBe(false);
    const names = await grid.locator('[role=row][aria-level="1"] bdi').allTextContents();
    expect(names).toEqual([...names].sort());
    await page.getByPlaceholder('Filter classes').fill('LEAKevent');
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('2');
    expect(await classRow(page, 2).getByRole('gridcell').nth(1).textContent()).toBe('30,000');

    await grid.focus();
    const opens = async (level: number) => {
      await page.keyboard.press('ArrowRight');
      await grid.locator(`[aria-level="${level}"] bdi`).first().waitFor();
      await expect.poll(() => grid.getByText('Loading…').count()).toBe(0);
      await page.keyboard.press('ArrowDown');
    };
    await opens(2);
    expect(await classRow(page, 3).textContent()).toMatch(/^1,000 × .*\.request Array/);
    await opens(3);
    expect(await classRow(page, 4).textContent()).toMatch(/leakEventCallback\(\) @\d+/);
    await opens(4);
    expect(await classRow(page, 5).textContent()).toMatch(/\[\d+\] in Array @\d+/);
    expect(await classRow(page, 5).getAttribute('aria-selected')).toBe('true');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('its map leads to the table, its statistics add up', async () => {
    const { page, faults } = await openDiff(grafana);
    const map = page.getByRole('group', { name: /^Map of retained growth/ });
    await map.getByRole('button').first().press('Enter');
    const open = page.getByRole('treegrid').locator('[aria-level="1"][aria-expanded=true]');
    await open.waitFor();
    const [largest = ''] = (await map.getByRole('button').first().getAttribute('title'))?.split(':') ?? [];
    expect(largest).toContain(await open.locator('bdi').textContent());

    await page.getByRole('button', { name: 'What the bytes are used for' }).click();
    const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
    await rows.first().waitFor();
    const deltas = await rows.locator('td:last-child').allTextContents();
    const head = (await page.locator('strong').allTextContents()).find((text) => /^\+.*iB$/.test(text));
    const sum = deltas.map(mebibytesOf).reduce((total, each) => total + each, 0);
    expect(Math.abs(sum - mebibytesOf(head ?? ''))).toBeLessThan(0.3);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('is copied as text for a ticket', async () => {
    const { page, faults } = await openDiff(grafana);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy for a ticket' }).click();
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(text).toContain(`Heap growth of ${stage.program.metricsAddress}`);
    expect(text).toMatch(
      /1\. 30,000 leakEventCallback\(\) were added and retain .*held by Server → _events → request/,
    );
    expect(text).toMatch(/written at .*leaky\.cjs:11:\d+/);
    const { page: second } = await openPage(browser);
    await second.goto(text.trim().split('\n').at(-1) ?? '');
    await second.getByText('30,000 × leakEventCallback()').waitFor();
    expect(faults).toEqual([]);
    await second.close();
    await page.close();
  });

  test('is the same in a dashboard, whose variable names the instance', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${stage.pageUrl('Viewer', grafana)}/d/snapshots`);
    await page.getByText('30,000 × leakEventCallback()').waitFor();
    await page.getByRole('treegrid').getByText('leakEventCallback()').first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

const UNITS: Readonly<Record<string, number>> = { B: 2 ** -20, KiB: 2 ** -10, MiB: 1, GiB: 2 ** 10 };

/** `+3.4 MiB` as 3.4. */
function mebibytesOf(text: string): number {
  const [, sign = '', digits = '', unit = 'B'] = /^([+−±]?)([\d.,]+)\s(\w+)$/.exec(text.trim()) ?? [];
  return (sign === '−' ? -1 : 1) * Number(digits.replace(/,/g, '')) * (UNITS[unit] ?? Number.NaN);
}
