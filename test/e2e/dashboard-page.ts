import type { Locator, Page } from 'playwright-core';

export interface DashboardView {
  readonly theme: 'dark' | 'light';
  readonly instance: string;
  readonly from?: string;
}

const PATIENCE_MS = 30_000;
/** Panels of the process dashboard. */
const PANEL_COUNT = 6;

/** Opens the process dashboard on one instance and waits until every panel has drawn. */
export async function showDashboard(page: Page, hostUrl: string, view: DashboardView): Promise<void> {
  const parameters = new URLSearchParams({
    theme: view.theme,
    'var-instance': view.instance,
    from: view.from ?? 'now-5h',
    to: 'now',
  });
  await page.goto(`${hostUrl}/d/heapwatch-process?${parameters}`);
  await headline(page).first().waitFor({ timeout: PATIENCE_MS });
  await page
    .locator('.uplot canvas')
    .nth(PANEL_COUNT - 1)
    .waitFor({ timeout: PATIENCE_MS });
  await page.evaluate('document.fonts.ready');
  // uPlot draws in a microtask after React's commit: two frames later all of it is on the screen.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** The line of figures over each sawtooth. */
export function headline(page: Page): Locator {
  return page.getByTestId('sawtooth-headline');
}
