import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeakProgram, programFile } from '../../programs/index.ts';
import { openPage, startBrowser } from '../../tools/browser.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';

const START = join(import.meta.dirname, '../../demo/start.ts');
const LIMIT_MS = 5 * 60_000;
const PATIENCE_MS = 60_000;

/** Ids of the processes that run with this variable, which a process inherits from the one that starts it. */
function processesMarked(mark: string): readonly string[] {
  return readdirSync('/proc').filter((id) => /^\d+$/.test(id) && environmentOf(id).includes(mark));
}

function environmentOf(id: string): readonly string[] {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0');
  } catch {
    // It ended meanwhile, or is another user's.
    return [];
  }
}

describe('npm start', () => {
  const { culpritLine } = findLeakProgram('request-listeners');
  const file = programFile(findLeakProgram('request-listeners'), 'leaky');
  let demo: StartedProcess;
  let browser: Browser;
  let tookMs: number;

  beforeAll(async () => {
    const startedAt = Date.now();
    demo = await startProcess(process.execPath, [START], { ready: /all is told/, timeoutMs: 2 * LIMIT_MS });
    tookMs = Date.now() - startedAt;
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const said = (pattern: RegExp): string => pattern.exec(demo.output())?.[1] ?? '';
  const leakingClosures = (page: Page) =>
    page.getByRole('region', { name: 'What grew' }).getByText(/^[\d,]+ × leakEventCallback\(\)$/);
  const watchedPage = async () => {
    const opened = await openPage(browser);
    opened.page.setDefaultTimeout(PATIENCE_MS);
    return opened;
  };

  test('reaches the firing alert and names the culprit with its line within five minutes', () => {
    expect(demo.output()).toMatch(
      /Alertmanager tells who is on call: Heapwatch(?:HeapLeak|LeakVerdict) is firing: leaky-shop-1 leaks \d+ MiB\/h of JS heap/,
    );
    expect(readFileSync(file, 'utf8').split('\n')[culpritLine - 1]).toContain('leakEventCallback');
    expect(demo.output()).toMatch(/first suspect: .*leakEventCallback/);
    expect(demo.output()).toContain(`${file}:${culpritLine}:`);
    expect(tookMs).toBeLessThan(LIMIT_MS);
  });

  test("the alert's link shows the culprit, its holder and its line", async () => {
    const { page, faults } = await watchedPage();
    await page.goto(said(/the alert's link +(http:\S+)/));
    await leakingClosures(page).first().waitFor();
    const grew = await page.getByRole('region', { name: 'What grew' }).textContent();
    expect(grew).toMatch(/held by Server → _events/);
    expect(grew).toContain(`written at leaky.cjs:${culpritLine}`);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('from the dashboard it is three clicks: two snapshots, and their comparison', async () => {
    const { page, faults } = await watchedPage();
    await page.goto(said(/dashboard +(http:\S+)/));
    // What a mark says comes with the annotations of the store.
    await page.getByRole('button', { name: /^Heap snapshot: leaky-shop-1 · main: baseline/ }).click();
    await page.getByRole('button', { name: /^Heap snapshot: leaky-shop-1 · main: alert/ }).click();
    await page.getByTestId('marker-note').getByRole('link', { name: 'Compare the two' }).click();
    await leakingClosures(page).first().waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe('/a/heapwatch-leaks-app/diff');
    expect(searchParams.get('var-instance')).toBe('leaky-shop-1');
    const ids = ['var-baseline', 'var-current'].map((name) => searchParams.get(name));
    expect(ids).toEqual([expect.stringMatching(/^20\d{6}T/), expect.stringMatching(/^20\d{6}T/)]);
    expect(ids[0]).not.toBe(ids[1]);
    expect(searchParams.get('var-snapshots')).toBe('heapwatch-snapshots');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('the dashboard shows the same diff, and a row of its verdicts leads to it', async () => {
    const { page, faults } = await watchedPage();
    await page.goto(said(/dashboard +(http:\S+)/));
    await leakingClosures(page).first().waitFor();
    await page.getByTestId('leak-row').first().getByRole('link').click();
    await page.waitForURL(/\/diff\?var-instance=leaky-shop-1/);
    await leakingClosures(page).first().waitFor();
    expect(faults).toEqual([]);
    await page.close();
  });
});

test.runIf(existsSync('/proc/self/environ'))('an interrupt ends every process the demo started', async () => {
  const mark = `HEAPWATCH_DEMO_TEST=${process.pid}-${Date.now()}`;
  const demo = await startProcess(process.execPath, [START], {
    env: { HEAPWATCH_DEMO_TEST: mark.split('=')[1] },
    ready: /Prometheus +http/,
  });
  expect(processesMarked(mark).length).toBeGreaterThanOrEqual(4);
  process.kill(demo.pid, 'SIGINT');
  expect(await demo.ended).toBe('SIGINT');
  expect(processesMarked(mark)).toEqual([]);
});
