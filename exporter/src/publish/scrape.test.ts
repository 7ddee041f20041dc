import { expect, test } from 'vitest';
import type { Collector } from '../catalogue/series.ts';
import { Scrape, sharedInOneTurn, takeScrape } from './scrape.ts';

test('a collector that throws is told, and what the others know is there', () => {
  const collectors: Collector[] = [
    { collect: (series) => series.value('heapwatch_contexts', 1) },
    {
      collect() {
        throw new Error('no /proc');
      },
    },
    { collect: (series) => series.value('heapwatch_contexts', 2, { isolate: 'main' }) },
  ];
  const errors: unknown[] = [];
  const scrape = takeScrape(collectors, (error) => errors.push(error));
  expect(errors).toEqual([new Error('no /proc')]);
  expect(scrape.points('heapwatch_contexts')).toEqual([
    { labels: {}, value: 1 },
    { labels: { isolate: 'main' }, value: 2 },
  ]);
});

test('what is not known is no series', () => {
  const scrape = takeScrape(
    [{ collect: (series) => series.value('heapwatch_heap_live_bytes', undefined) }],
    () => {},
  );
  expect(scrape.points('heapwatch_heap_live_bytes')).toEqual([]);
});

test('all who ask in one turn share one reading', async () => {
  let readings = 0;
  const read = sharedInOneTurn(() => ++readings);
  expect([read(), read()]).toEqual([1, 1]);
  await Promise.resolve();
  expect(read()).toBe(2);
});

test('common labels are on every series that has not one of its own', () => {
  const scrape = new Scrape({ process: 'primary' });
  scrape.value('heapwatch_contexts', 1, { isolate: 'main' });
  scrape.value('heapwatch_contexts', 2, { isolate: 'main', process: 'cluster-1' });
  scrape.distribution('heapwatch_gc_duration_seconds', { labels: { kind: 'minor' }, counts: [1], sum: 1 });
  expect(scrape.points('heapwatch_contexts').map(({ labels }) => labels)).toEqual([
    { process: 'primary', isolate: 'main' },
    { process: 'cluster-1', isolate: 'main' },
  ]);
  expect(scrape.distributions('heapwatch_gc_duration_seconds')).toEqual([
    { labels: { process: 'primary', kind: 'minor' }, counts: [1], sum: 1 },
  ]);
});
