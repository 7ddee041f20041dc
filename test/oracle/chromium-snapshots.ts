import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../tools/browser.ts';

const PAGE = join(import.meta.dirname, 'programs/page.html');

/** What DevTools' protocol takes: `HeapProfiler.takeHeapSnapshot`. */
export interface ChromiumOptions {
  readonly exposeInternals?: boolean;
  readonly captureNumericValue?: boolean;
}

/** Writes a page's heap to `before`; with `after` it lets the page grow, and writes it there. */
export async function snapshotChromium(
  before: string,
  after: string | undefined,
  options: ChromiumOptions = {},
  page = PAGE,
): Promise<void> {
  const browser = await startBrowser();
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    const session = await tab.context().newCDPSession(tab);
    await session.send('HeapProfiler.enable');
    const write = async (path: string): Promise<void> => {
      const file = openSync(path, 'w', 0o600);
      const onChunk = ({ chunk }: { chunk: string }): void => void writeSync(file, chunk);
      session.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false, ...options });
      session.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
      closeSync(file);
    };
    await write(before);
    if (after === undefined) return;
    await tab.evaluate('grow(2)');
    await write(after);
  } finally {
    await browser.close();
  }
}
