import { join } from 'node:path';
import { openPage, startBrowser } from './browser.ts';
import { showDashboard } from './dashboard-page.ts';
import { startDashboardStage } from './dashboard-stage.ts';
import { CHECKOUT } from './heap-history.ts';

/** Renews the pictures of the documentation: `node test/e2e/dashboard-screenshots.ts`. */
const IMAGES = join(import.meta.dirname, '../../docs/images');
const stage = await startDashboardStage();
const browser = await startBrowser();
try {
  for (const theme of ['dark', 'light'] as const) {
    const { page, faults } = await openPage(browser, 1280, 1120);
    await showDashboard(page, stage.host.url, { theme, instance: CHECKOUT.instance });
    await page.screenshot({ path: join(IMAGES, `dashboard-${theme}.png`) });
    console.log(`docs/images/dashboard-${theme}.png`, faults);
    await page.close();
  }
} finally {
  await browser.close();
  await stage.stop();
}
