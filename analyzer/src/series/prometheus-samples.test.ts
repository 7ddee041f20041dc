import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPrometheusSamples } from './prometheus-samples.ts';

type Labels = Readonly<Record<string, string>>;
type Series = readonly [labels: Labels, values: readonly number[]];

const FIRST_SECONDS = 1_000;
const STEP_SECONDS = 15;
const SHOP = { instance: 'shop:9470' };
const MAIN = { ...SHOP, isolate: 'main' };
const RESIZE = { ...SHOP, isolate: 'resize-1' };
const ZIP = { ...SHOP, isolate: 'zip' };
const OTHER = { instance: 'other:9470', isolate: 'main' };

let stored: Record<string, readonly Series[]>;
let server: Server;
let url: string;

beforeEach(async () => {
  stored = {
    heapwatch_heap_used_bytes: [
      [MAIN, [50, 60, 70]],
      [RESIZE, [5, 6, 7]],
      [OTHER, [1, 2, 3]],
    ],
    heapwatch_heap_limit_bytes: [[MAIN, [900, 900, 900]]],
    heapwatch_resident_memory_bytes: [[SHOP, [200, 210, 220]]],
  };
  server = createServer(({ url: asked = '/' }, response) => {
    const [selector = ''] = (new URL(asked, 'http://x').searchParams.get('query') ?? '').split('[');
    const result = (stored[selector] ?? []).map(([metric, values]) => ({
      metric,
      values: values.map((value, at) => [FIRST_SECONDS + at * STEP_SECONDS, String(value)]),
    }));
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'matrix', result } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

const read = (wanted: Labels) => readPrometheusSamples({ url, since: '1h' }, wanted);

test('a sample is what one scrape stored, of the isolate and of its process', async () => {
  const { isolate, samples } = await read(MAIN);
  expect(isolate).toEqual(MAIN);
  expect(samples.map(({ timeMs }) => timeMs)).toEqual([1_000_000, 1_015_000, 1_030_000]);
  expect(samples[1]).toMatchObject({ heapUsedBytes: 60, heapLimitBytes: 900, rssBytes: 210, majorGc: false });
});

test('what the threads of its process hold is theirs, at each time', async () => {
  stored.heapwatch_heap_total_bytes = [
    [MAIN, [80, 80, 80]],
    [RESIZE, [10, 20, 30]],
    [ZIP, [1, 1]],
    [{ ...OTHER, isolate: 'resize-1' }, [500, 500, 500]],
    [{ ...RESIZE, process: 'worker 1' }, [700, 700, 700]],
  ];
  stored.heapwatch_external_memory_bytes = [
    [MAIN, [8, 8, 8]],
    [RESIZE, [0, 2, 4]],
  ];
  const { samples } = await read(MAIN);
  expect(samples.map(({ threadsBytes }) => threadsBytes)).toEqual([11, 23, 34]);
  stored.heapwatch_heap_limit_bytes = [[RESIZE, [90, 90, 90]]];
  const ofThread = await read(RESIZE);
  expect(ofThread.samples.map(({ threadsBytes }) => threadsBytes)).toEqual([undefined, undefined, undefined]);
});

test('the live set is of the scrapes before which there was a major GC', async () => {
  stored.heapwatch_heap_live_bytes = [[MAIN, [40, 41, 41]]];
  stored['heapwatch_gc_duration_seconds_count{kind="major"}'] = [[MAIN, [0, 1, 1]]];
  const { samples } = await read(MAIN);
  expect(samples.map(({ majorGc, liveBytes }) => [majorGc, liveBytes])).toEqual([
    [false, undefined],
    [true, 41],
    [false, undefined],
  ]);
});

test('a scrape that lacks what every sample needs is left out', async () => {
  stored.heapwatch_heap_limit_bytes = [[MAIN, [900, 900]]];
  expect((await read(MAIN)).samples).toHaveLength(2);
});

test('who does not name one isolate is told which there are', async () => {
  await expect(read(SHOP)).rejects.toThrow('knows several: name one of shop:9470 main, shop:9470 resize-1');
  await expect(read({ instance: 'gone:1' })).rejects.toThrow(
    'knows no such isolate: name one of other:9470 main, shop:9470 main, shop:9470 resize-1',
  );
  stored = {};
  await expect(read({})).rejects.toThrow('has no heapwatch_heap_used_bytes of the last 1h');
});
