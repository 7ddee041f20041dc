import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage, startBrowser } from '../../tools/browser.ts';

/** Renews the picture of the documentation: `node test/e2e/analyzer/report-screenshot.ts REPORT.html`. */
const [, , report] = process.argv;
if (report === undefined) throw new Error('name a report that `heapwatch diff --html` wrote');
const browser = await startBrowser();
try {
  const { page, faults } = await openPage(browser, 1120, 1180);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.screenshot({ path: join(import.meta.dirname, '../../../docs/images/report-light.png') });
  console.log('docs/images/report-light.png', faults);
} finally {
  await browser.close();
}
