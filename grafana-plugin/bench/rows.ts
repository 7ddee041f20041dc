import type { Browser, Page } from 'playwright-core';
import type { Host } from '../../test/host/start-host.ts';
import { openPage } from '../../test/tools/browser.ts';
import { diffAnswer } from './diff-answer.ts';
import { PageCpu } from './page-cpu.ts';

const ROW_COUNT = 50_000;
const WHEEL_TURNS = 120;
const KEY_PRESSES = 40;
/** Beyond it an interaction is felt to lag, as the web's own measure of it has it (INP). */
const BAR_MS = 200;

/** The table of a diff with 50,000 classes: the wheel, the keyboard, sorting, the filter. */
export async function benchRows(browser: Browser, host: Host): Promise<void> {
  const { page, faults } = await openPage(browser, 1280, 900);
  await page.route('**/api/datasources/proxy/uid/store/**', (route) => {
    const path = new URL(route.request().url()).pathname.split('/api/v1/')[1] ?? '';
    return route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify(diffAnswer(path, ROW_COUNT)),
    });
  });
  await page.goto(`${host.url}/a/heapwatch-leaks-app/diff?var-instance=bench`);
  const grid = page.getByRole('treegrid');
  await grid.getByRole('row').nth(5).waitFor();
  await grid.scrollIntoViewIfNeeded();
  const box = await grid.boundingBox();
  if (box === null) throw new Error('the table has no box');
  await page.evaluate(WATCH);
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2);

  await measured(page, `wheel, ${WHEEL_TURNS} turns`, async () => {
    for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
      await page.mouse.wheel(0, turn % 60 < 50 ? 400 : -900);
    }
  });
  await measured(page, 'from end to end, 40 times', () => page.evaluate(JUMPS));
  await grid.focus();
  await measured(page, `Page Down, ${KEY_PRESSES} times`, () => press(page, 'PageDown'));
  await measured(page, `Arrow Down, ${KEY_PRESSES} times`, () => press(page, 'ArrowDown'));
  for (const column of ['Class', 'Added', 'Delta']) {
    await measured(page, `sort by ${column}`, () =>
      grid.getByRole('columnheader').getByRole('button', { name: column, exact: true }).click(),
    );
  }
  await measured(page, 'filter, 8 letters', () =>
    page.getByPlaceholder('Filter classes').pressSequentially('order123'),
  );
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await page.close();
}

async function press(page: Page, key: string): Promise<void> {
  for (let time = 0; time < KEY_PRESSES; time += 1) await page.keyboard.press(key);
}

/** Up and down as by the scroll bar, once a frame, and before the frame as a hand does. */
const JUMPS = `(async () => {
  const body = document.querySelector('[role=treegrid] [role=rowgroup]:last-child');
  for (let time = 0; time < 40; time++) {
    body.scrollTop = ((time * 37) % 100) / 100 * body.scrollHeight;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
})()`;

interface Seen {
  readonly frames: readonly number[];
  readonly blank: number;
  readonly tasks: readonly number[];
  readonly events: readonly number[];
}

/** Frames and their lengths, frames without rows where rows belong, long tasks, and how long input waited for its frame. */
const WATCH = `(() => {
  const seen = (window.seen = { frames: [], blank: 0, tasks: [], events: [] });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => seen.tasks.push(duration)))
    .observe({ type: 'longtask' });
  new PerformanceObserver((list) => list.getEntries().forEach(({ name, duration }) => {
    if (/^(keydown|click|input|pointerdown|pointerup)$/.test(name)) seen.events.push(duration);
  })).observe({ type: 'event', durationThreshold: 16 });
  const isBlank = () => {
    const body = document.querySelector('[role=treegrid] [role=rowgroup]:last-child');
    const { top, bottom } = body.getBoundingClientRect();
    const rows = [...body.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect());
    const covers = (y) => rows.some((row) => row.top <= y && row.bottom >= y);
    return body.scrollHeight > bottom - top && !(covers(top + 5) && covers(bottom - 5));
  };
  const { port1, port2 } = new MessageChannel();
  // What a frame has painted is seen after it.
  port1.onmessage = () => { if (isBlank()) seen.blank += 1; };
  let last = performance.now();
  const tick = (now) => {
    seen.frames.push(now - last);
    last = now;
    port2.postMessage(0);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

async function measured(page: Page, name: string, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate('Object.assign(seen, { frames: [], blank: 0, tasks: [], events: [] })');
  const cpu = await PageCpu.of(page);
  const before = await cpu.ms();
  await act();
  // Entries of an observer come after the frame.
  await page.waitForTimeout(400);
  const cpuMs = (await cpu.ms()) - before;
  await cpu.stop();
  const seen = await page.evaluate<Seen>('seen');
  const longest = (times: readonly number[]) => Math.max(0, ...times).toFixed(0);
  const slow = seen.frames.filter((ms) => ms > 50).length;
  console.log(
    [
      `${name}: CPU of the page ${cpuMs.toFixed(0)} ms`,
      `${seen.frames.length} frames, ${seen.blank} of them blank, ${slow} over 50 ms, longest ${longest(seen.frames)} ms`,
      `${seen.tasks.length} long tasks, longest ${longest(seen.tasks)} ms`,
      `input to paint at most ${longest(seen.events)} ms, bar ${BAR_MS}${Math.max(0, ...seen.events) <= BAR_MS ? '' : ' NOT KEPT'}`,
    ].join('; '),
  );
}
