// Runs minor GCs and scrapes by the thousand and tells, after each tenth, what is alive then. A line of JSON each.
// usage: node --expose-gc soak.mjs GCS SCRAPES
import { startHeapwatch } from '@heapwatch/exporter';

const [gcs, scrapes] = process.argv.slice(2).map(Number);
const TENTHS = 10;
/** The observer's entries come in batches, as they do when GC is busiest. */
const BATCH = 20;

const heapwatch = startHeapwatch({ metrics: { listen: false } });
await heapwatch.ready;
const turn = () => new Promise((wake) => setImmediate(wake));

/** What a scraper's socket does, without one. */
function scrape() {
  return new Promise((end) => {
    const request = { method: 'GET', url: '/metrics' };
    heapwatch.handler(request, { destroyed: false, headersSent: false, req: request, writeHead() {}, end });
  });
}

const gcsOf = (text) => {
  const counts = [...text.matchAll(/^heapwatch_gc_duration_seconds_count\{.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
};

async function tell(tenth) {
  for (let i = 0; i < 10; i++) {
    globalThis.gc();
    await turn();
  }
  const { heapUsed, rss, external } = process.memoryUsage();
  const counted = gcsOf(await scrape());
  const handles = process.getActiveResourcesInfo().length;
  console.log(JSON.stringify({ tenth, counted, heapUsed, rss, external, handles }));
}

for (let tenth = 1; tenth <= TENTHS; tenth++) {
  for (let done = 0; done < gcs / TENTHS; ) {
    for (let i = 0; i < BATCH; i++, done++) globalThis.gc({ type: 'minor' });
    await turn();
  }
  for (let done = 0; done < scrapes / TENTHS; done++) {
    await scrape();
    if (done % BATCH === 0) await turn();
  }
  await tell(tenth);
}
await heapwatch.stop();
