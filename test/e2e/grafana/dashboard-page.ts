import type { Locator, Page } from 'playwright-core';

export interface DashboardView {
  readonly theme: 'dark' | 'light';
  readonly instance: string;
  readonly from?: string;
}

const PATIENCE_MS = 120_000;
/** Panels of lines that the history of one instance fills. */
const PANEL_COUNT = 7;

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

export interface PaintedPixels {
  readonly blue: number;
  readonly red: number;
  readonly any: number;
}

/** What the topmost plot has painted: the live set is the only blue line, the limit the only red one. */
export async function paintedPixels(page: Page): Promise<PaintedPixels> {
  return page.evaluate<PaintedPixels>(`(() => {
    const canvas = document.querySelector('.uplot canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const painted = { blue: 0, red: 0, any: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const [red, , blue, alpha] = data.subarray(at, at + 4);
      // A thin line between two rows of pixels is half of each.
      if (alpha < 100) continue;
      painted.any += 1;
      if (blue - red > 90) painted.blue += 1;
      if (red - blue > 90) painted.red += 1;
    }
    return painted;
  })()`);
}
