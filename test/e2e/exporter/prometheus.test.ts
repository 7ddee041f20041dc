import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { CATALOGUE } from '../../../exporter/src/catalogue.ts';
import { findBinary } from '../../tools/binaries.ts';
import { exportedApps, REGISTER, seriesValue, textOf, until } from '../../tools/exported-apps.ts';
import { type Prometheus, startPrometheus } from '../../tools/prometheus.ts';

const { program, run } = exportedApps();
let prometheus: Prometheus | undefined;
afterEach(() => prometheus?.stop());

/** Gives every metric something to tell, then lives. */
const EVENTFUL = `
  const { EventEmitter } = require('node:events');
  const bus = globalThis.bus = new (class OrderBus extends EventEmitter {})();
  for (let i = 0; i < 40; i++) bus.on('order placed', () => i);
  new (require('node:worker_threads').Worker)('setInterval(() => undefined, 1000)', { eval: true });
  globalThis.gc({ type: 'minor' });
  globalThis.gc();
  setTimeout(() => process.kill(process.pid, 'SIGUSR2'), 100);
  setInterval(() => undefined, 1000);
  console.log('app is up');
`;

/** The names of the series of a metric. */
const seriesOf = ({ name, kind }: { readonly name: string; readonly kind: string }) =>
  kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];

test('a real Prometheus scrapes every metric of the catalogue, as its kind, and promtool finds no fault', async () => {
  const app = await run(program('eventful.cjs', EVENTFUL), {
    nodeArgs: ['--expose-gc', '--no-warnings', '--import', REGISTER],
    env: { HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2' },
  });
  const text = await until(async () => {
    const scraped = await textOf(app.metricsUrl);
    return seriesValue(scraped, 'heapwatch_snapshots_total{outcome="captured"}') === 1 ? scraped : undefined;
  });
  const promtool = spawnSync(await findBinary('promtool'), ['check', 'metrics'], {
    input: text,
    encoding: 'utf8',
  });
  expect([promtool.status, promtool.stdout + promtool.stderr]).toEqual([0, '']);

  const { host } = new URL(app.metricsUrl);
  prometheus = await startPrometheus({
    jobs: [{ name: 'heapwatch', targets: [host] }],
    scrapeIntervalSeconds: 1,
  });
  const query = prometheus.query;
  const scraped = await until(async () => {
    const counts = await query('count by (__name__) ({job="heapwatch", __name__=~"heapwatch_.+"})');
    return counts.length > 0 ? counts.map(({ labels }) => labels.__name__ ?? '') : undefined;
  });
  // A verdict takes longer than this test.
  const isOfVerdict = (name: string) => name.startsWith('heapwatch_leak_');
  expect(scraped.filter((name) => !isOfVerdict(name)).sort()).toEqual(
    CATALOGUE.flatMap(seriesOf)
      .filter((name) => !isOfVerdict(name))
      .sort(),
  );

  const metadata: { data: Record<string, { type: string; help: string }[]> } = JSON.parse(
    await textOf(`${prometheus.url}/api/v1/metadata`),
  );
  const told = Object.entries(metadata.data).filter(([name]) => name.startsWith('heapwatch_'));
  expect(Object.fromEntries(told.map(([name, [of]]) => [name, [of?.type, of?.help]]))).toEqual(
    Object.fromEntries(CATALOGUE.map(({ name, kind, help }) => [name, [kind, help]])),
  );
  const [up] = await query(`up{job="heapwatch", instance="${host}"}`);
  expect(up?.value).toBe(1);
  const [listeners] = await query(
    'heapwatch_listeners{isolate="main", emitter="OrderBus", event="order placed"}',
  );
  expect(listeners?.value).toBe(40);
  // What the identity promises: the instance that we tell is the one that Prometheus calls the target.
  const port = new URL(app.metricsUrl).port;
  const [info] = await query('heapwatch_info');
  expect(info?.labels.instance_id).toMatch(new RegExp(`:${port}$`));
});
