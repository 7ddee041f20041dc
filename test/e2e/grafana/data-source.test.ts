import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from '../../tools/browser.ts';
import { HALF_OF_LOOKS } from './looks.ts';
import { type SnapshotsStage, SOURCES, startSnapshotsStage } from './snapshots-stage.ts';

let stage: SnapshotsStage;
let browser: Browser;
let current: string;

beforeAll(async () => {
  stage = await startSnapshotsStage();
  browser = await startBrowser();
  await stage.leak(1);
  await stage.capture('by hand');
  await stage.leak(3);
  current = await stage.capture('verdict: the heap leaks');
  await writeFile(join(stage.store, 'sampled.heapprofile'), await sampledProfile());
});

afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

/** A sampling heap profile of this process, in which one function has allocated what is alive. */
async function sampledProfile(): Promise<string> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', { samplingInterval: 4096 });
  const kept = allocateForProfile();
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  expect(kept).toHaveLength(20_000);
  return JSON.stringify(profile);
}

/** All by itself, in no function called: the flame graph's table begins with whoever allocated most, and shows no more rows than fit. */
function allocateForProfile(): object[] {
  const kept: object[] = [];
  for (let item = 0; item < 20_000; item++) kept.push({ item, more: [item] });
  return kept;
}

async function saveAndTest(page: Page): Promise<string> {
  const alert = page.getByTestId(/data-testid Alert (success|error)/);
  const isSaved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
  await page.getByRole('button', { name: 'Save & test' }).click();
  await isSaved;
  await alert.waitFor();
  return (await alert.textContent()) ?? '';
}

describe.each(HALF_OF_LOOKS)('its settings, Grafana %s, %s', (grafana, theme) => {
  test('Save & test says what is wrong: address, kind of service, token', async () => {
    const { page } = await openPage(browser);
    const host = stage.pageUrl('Admin', grafana);
    await page.goto(`${host}/connections/datasources/edit/${SOURCES.good}?theme=${theme}`);
    const address = page.getByLabel('Address of heapwatch serve');
    expect(await address.inputValue()).toBe(stage.serviceUrl);
    expect(await page.content()).not.toContain(stage.tokens[0]);
    expect(await saveAndTest(page)).toMatch(
      /^heapwatch \S+ answers and knows 1 instance\. Captures are possible for Editors\.$/,
    );

    await address.fill('http://127.0.0.1:9');
    expect(await saveAndTest(page)).toMatch(
      /^The snapshot service does not answer\. Is .*heapwatch serve.* running/,
    );
    for (const other of [stage.prometheus.url, `http://${stage.program.metricsAddress}`]) {
      await address.fill(other);
      expect(await saveAndTest(page)).toMatch(/^Something answers at this address, but it is not/);
    }

    await address.fill(stage.serviceUrl);
    await page.getByRole('button', { name: 'Reset' }).first().click();
    await page.getByLabel('Read token').fill('not the token');
    expect(await saveAndTest(page)).toMatch(/^The snapshot service does not accept the token\./);
    await page.getByRole('button', { name: 'Reset' }).first().click();
    await page.getByLabel('Read token').fill(stage.tokens[0] ?? '');
    expect(await saveAndTest(page)).toMatch(/^heapwatch \S+ answers/);
    await page.close();
  });
});

/** Chooses what the query shows, and waits for a text in the table that comes of it. */
async function ask(page: Page, type: string, text: string | RegExp): Promise<void> {
  await page.getByLabel('Show').click();
  await page.getByRole('option', { name: new RegExp(`^${type}`) }).click();
  await page.getByRole('table').getByText(text).first().waitFor();
}

describe.each(HALF_OF_LOOKS)('its queries, Grafana %s, %s', (grafana, theme) => {
  test("each type of query comes out as a table of Grafana's own", async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${stage.pageUrl('Viewer', grafana)}/explore/${SOURCES.good}?theme=${theme}`);
    await page.getByRole('table').getByText('verdict: the heap leaks').waitFor();
    await ask(page, 'Diff', 'leakEventCallback()');
    await ask(page, 'Suspects', 'Server → _events → request');
    await ask(page, 'Summary', 'leakEventCallback()');
    await page.getByLabel('Rows').fill('3');
    await page.getByLabel('Rows').blur();
    await expect.poll(() => page.getByRole('row').count()).toBeLessThanOrEqual(4);
    await ask(page, 'Statistics', /^Code$/);
    await ask(page, 'Heap profile', /^allocateForProfile /);
    const node = await leakedNode();
    await page.getByLabel('Show').click();
    await page.getByRole('option', { name: /^Retaining path/ }).click();
    await page.getByLabel('Node').fill(`@${node}`);
    await page.getByLabel('Node').blur();
    await page.getByRole('table').getByText('._events').waitFor();
    await page.getByLabel('Snapshot', { exact: true }).fill('gone');
    await page.getByLabel('Snapshot', { exact: true }).blur();
    await page.getByText(/It may have been deleted meanwhile/).waitFor();
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.close();
  });

  test("a heap profile is drawn by Grafana's own flame graph", async () => {
    const { page, faults } = await openPage(browser);
    const explore = `${stage.pageUrl('Viewer', grafana)}/explore/${SOURCES.good}`;
    await page.goto(`${explore}?theme=${theme}&panel=flamegraph`);
    // A list of snapshots is none.
    await page.getByText('Data is missing fields: label, level, value, self').waitFor();
    await ask(page, 'Heap profile', /^allocateForProfile /);
    expect(await page.evaluate<number>(PAINTED_PIXELS)).toBeGreaterThan(10_000);
    expect(faults).toEqual([]);
    await page.close();
  });
});

const PAINTED_PIXELS = `(() => {
  const canvas = document.querySelector('[data-testid=flameGraph]');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((alpha, at) => at % 4 === 3 && alpha > 0).length;
})()`;

/** V8's id of one of the leaked listeners, as the service tells it. */
async function leakedNode(): Promise<number> {
  const proxy = `${stage.pageUrl('Viewer')}/api/datasources/proxy/uid/${SOURCES.good}/api/v1`;
  const { snapshots } = (await (await fetch(`${proxy}/snapshots`)).json()) as { snapshots: { id: string }[] };
  const diff = `${proxy}/diffs/${snapshots.at(-1)?.id}/${current}`;
  const { classes } = (await (await fetch(diff)).json()) as { classes: { className: string; key: string }[] };
  const key = classes.find(({ className }) => className === 'leakEventCallback()')?.key ?? '';
  const nodes = `${diff}/classes/${encodeURIComponent(key)}/nodes`;
  const { groups } = (await (await fetch(nodes)).json()) as { groups: { key: string }[] };
  const page = await fetch(`${nodes}?group=${encodeURIComponent(groups[0]?.key ?? '')}&offset=0&limit=1`);
  return ((await page.json()) as { nodes: { nodeId: number }[] }).nodes[0]?.nodeId ?? 0;
}

describe.each(HALF_OF_LOOKS)('its variables and annotations, Grafana %s, %s', (grafana, theme) => {
  test('list what there is, and two marks lead to their diff', async () => {
    const { page, faults } = await openPage(browser);
    await page.goto(`${stage.pageUrl('Viewer', grafana)}/d/marks?theme=${theme}`);
    await page.getByText(/^Code$/).waitFor();
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('var-service')).toBe('leaky-shop');
    expect(searchParams.get('var-instance')).toBe(stage.program.metricsAddress);
    expect(searchParams.get('var-isolate')).toBe('main');
    expect(searchParams.get('var-snapshot')).toBe(current);

    const marks = page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');
    await expect.poll(() => marks.count()).toBe(2);
    const texts = (await marks.allTextContents()).join('\n');
    expect(texts).toContain(`${stage.program.metricsAddress} · main: by hand | heapwatch,capture`);
    expect(texts).toMatch(/verdict: the heap leaks \| heapwatch,verdict/);

    const snapshots = page.getByTestId('marker-row').getByRole('button', { name: /^Heap snapshot/ });
    await expect.poll(() => snapshots.count()).toBe(2);
    await snapshots.nth(0).click();
    await snapshots.nth(1).click();
    await page.getByRole('link', { name: 'Compare the two' }).click();
    await page.getByText('30,000 × leakEventCallback()').waitFor();
    expect(new URL(page.url()).searchParams.get('var-current')).toBe(current);
    expect(faults).toEqual([]);
    await page.close();
  });
});
