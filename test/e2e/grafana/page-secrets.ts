import type { Page, Response } from 'playwright-core';

export interface Traffic {
  /** Everything that the page asked for and was told so far: addresses, headers, bodies. */
  all(): Promise<string>;
}

/** Writes down what goes between a page and its server. */
export function watchTraffic(page: Page): Traffic {
  const pieces: Promise<string>[] = [];
  page.on('response', (response) => pieces.push(pieceOf(response)));
  return { all: async () => (await Promise.all(pieces)).join('\n') };
}

async function pieceOf(response: Response): Promise<string> {
  const request = response.request();
  const [sent, received, body] = await Promise.all([
    request.allHeaders(),
    response.allHeaders(),
    // A redirect has no body, and a page that has been left may have taken it along.
    response.text().catch(() => ''),
  ]);
  return [response.url(), JSON.stringify(sent), request.postData(), JSON.stringify(received), body].join(
    '\n',
  );
}

/** The page's whole JavaScript heap, its strings included, as V8 writes it. */
export async function pageMemory(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('');
}
