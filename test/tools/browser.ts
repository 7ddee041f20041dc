import { type Browser, chromium, type Page } from 'playwright-core';
import { findBinary } from './binaries.ts';

/** Chromium that asks nobody on the network, drawing in software. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A page that is merely slow, on a machine under load, has not failed. */
const PATIENCE_MS = 120_000;

export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBinary('chromium'), args: ARGUMENTS });
}

export interface WatchedPage {
  readonly page: Page;
  /** Everything that went wrong so far: exceptions, console errors, failed and refused requests. */
  readonly faults: readonly string[];
}

/** A fresh page that writes down what goes wrong in it. */
export async function openPage(browser: Browser, width = 1440, height = 1000): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown';
    // A query that a newer one replaced is cancelled by the page itself.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${reason}: ${request.url()}`);
  });
  return { page, faults };
}
