import type { Browser, Page } from 'playwright-core';
import type { Host } from '../../test/host/start-host.ts';
import { openPage } from '../../test/tools/browser.ts';
import { PageCpu } from './page-cpu.ts';

/** Grafana's panel takes its time with 800 series. */
const PATIENCE_MS = 180_000;

/** What is asked of one panel, and what every query is answered. */
export interface PanelPage {
  readonly panel: string;
  readonly queries: readonly string[];
  readonly answer: () => string;
  /** In the page as soon as the panel has drawn. */
  readonly drawn: string;
}

/** A page with one panel, of which `refresh` measures the refreshes. */
export async function openPanel(browser: Browser, host: Host, what: PanelPage): Promise<Page> {
  const { page } = await openPage(browser, 1280, 700);
  await page.route('**/api/ds/query*', (route) =>
    route.fulfill({ contentType: 'application/json', body: what.answer() }),
  );
  const asked = what.queries.map((name) => `query=${name}=${name}`).join('&');
  await page.goto(`${host.url}/panel/${what.panel}?${asked}`);
  await page.locator(what.drawn).first().waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(WATCH);
  return page;
}

/**
 * Writes down when the parsed answer is handed to Grafana's libraries, and the end of the last frame in which anything
 * was drawn since: strokes on a canvas, or changes of the page.
 */
const WATCH = `(() => {
  const context = CanvasRenderingContext2D.prototype;
  const { stroke, fillText } = context;
  const parse = JSON.parse;
  window.bench = { parsed: 0, painted: 0 };
  let isWaiting = false;
  // A message that is sent from the frame arrives after it was painted.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { isWaiting = false; window.bench.painted = performance.now(); };
  const drawn = () => {
    if (window.bench.parsed === 0 || isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => port2.postMessage(0));
  };
  JSON.parse = (text, ...rest) => {
    const value = parse(text, ...rest);
    if (value?.results !== undefined) window.bench.parsed = performance.now();
    return value;
  };
  context.stroke = function (...args) { drawn(); return stroke.apply(this, args); };
  context.fillText = function (...args) { drawn(); return fillText.apply(this, args); };
  const panel = document.querySelector('[data-testid="leak-summary"]')?.parentElement;
  if (panel) new MutationObserver(drawn).observe(panel, { subtree: true, childList: true, attributes: true, characterData: true });
})()`;

/** What one refresh took. */
export interface Refresh {
  /** Milliseconds from the parsed answer to the end of the last frame that drew of it. */
  readonly paintMs: number;
  /** CPU of the page's main thread, from the click to then. */
  readonly cpuMs: number;
}

export async function refresh(page: Page): Promise<Refresh> {
  const cpu = await PageCpu.of(page);
  await page.evaluate('window.bench = { parsed: 0, painted: 0 }');
  const before = await cpu.ms();
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await page.waitForFunction('window.bench.painted > 0', undefined, { timeout: PATIENCE_MS });
  // Whatever is drawn later belongs to it too.
  await page.waitForTimeout(600);
  const cpuMs = (await cpu.ms()) - before;
  const paintMs = await page.evaluate<number>('window.bench.painted - window.bench.parsed');
  await cpu.stop();
  return { paintMs, cpuMs };
}

interface Comparison {
  readonly name: string;
  readonly ours: Page;
  /** Refreshed in turns with ours. */
  readonly peer?: Page | undefined;
  readonly rounds: number;
  /** Most milliseconds from answer to paint, in the median. */
  readonly barMs: number;
}

/** Refreshes a page and prints what that took, against the bar and, if there is one, a second page. */
export async function compareRefreshes({ name, ours, peer, rounds, barMs }: Comparison): Promise<void> {
  const [ourTurns, peerTurns]: [Refresh[], Refresh[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ourTurns.push(await refresh(ours));
    if (peer !== undefined) peerTurns.push(await refresh(peer));
  }
  for (const [label, read] of [
    ['answer to paint', ({ paintMs }: Refresh) => paintMs],
    ['CPU of the page', ({ cpuMs }: Refresh) => cpuMs],
  ] as const) {
    const [ourTimes, peerTimes] = [ourTurns.map(read), peerTurns.map(read)];
    const ratio = Math.min(...ourTimes) / Math.min(...peerTimes);
    const beside = `; time series panel ${figures(peerTimes)}; × ${ratio.toFixed(2)}`;
    console.log(`${name}: ${label} ${figures(ourTimes)}${peer === undefined ? '' : beside}`);
  }
  const paintMs = median(ourTurns.map((turn) => turn.paintMs));
  console.log(`${name}: bar ${barMs} ms to paint, ${paintMs <= barMs ? 'kept' : 'NOT KEPT'}`);
}

/** The least and the median: on a machine with other work the least is the panel's own. */
function figures(times: readonly number[]): string {
  return `${Math.min(...times).toFixed(0)} ms, median ${median(times).toFixed(0)}`;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}
