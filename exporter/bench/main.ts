/**
 * `npm run bench -w @heapwatch/exporter [-- NAME… --rounds N --per-second N --gcs N --megabytes 50,200 --kinds strings,mixed --watchers bare,heapwatch --versions 22.23.3,24.21.0]`: what the exporter
 * costs and how exact it is, beside prom-client and OpenTelemetry. Without a name every bench runs, one after another.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { NODE_VERSIONS } from '../../test/tools/node-runtime.ts';
import type { BenchOptions } from './bench-options.ts';
import { benchCapture } from './capture.ts';
import { benchGcCost } from './gc-cost.ts';
import { benchGc, benchGcPause } from './gc-exactness.ts';
import { benchIdle } from './idle.ts';
import { benchListeners } from './listeners.ts';
import { benchLiveSet } from './live-set.ts';
import { benchOverhead } from './overhead.ts';
import { SHAPES } from './programs/heap-shapes.ts';
import { benchRedaction } from './redaction.ts';
import { benchScrape } from './scrape.ts';
import { benchSoak } from './soak.ts';
import { isWatcher, WATCHERS } from './watched-process.ts';

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  overhead: benchOverhead,
  idle: benchIdle,
  scrape: benchScrape,
  listeners: benchListeners,
  soak: benchSoak,
  'live-set': benchLiveSet,
  gc: benchGc,
  'gc-pause': benchGcPause,
  'gc-cost': benchGcCost,
  capture: benchCapture,
  redaction: benchRedaction,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    'per-second': { type: 'string' },
    gcs: { type: 'string' },
    megabytes: { type: 'string' },
    kinds: { type: 'string' },
    watchers: { type: 'string' },
    versions: {
      type: 'string',
      default: NODE_VERSIONS.filter((version) => !version.startsWith('20')).join(),
    },
  },
});
const kinds = values.kinds?.split(',');
const refuse = (what: string, names: readonly string[], known: object) => {
  if (names.length === 0) return;
  console.error(`no ${what} ${names.join(', ')}; there are ${Object.keys(known).join(', ')}`);
  process.exit(2);
};
refuse(
  'bench',
  positionals.filter((name) => BENCHES[name] === undefined),
  BENCHES,
);
const watchers = values.watchers?.split(',');
refuse('watcher', watchers?.filter((name) => !isWatcher(name)) ?? [], WATCHERS);
refuse('kind', kinds?.filter((kind) => SHAPES[kind] === undefined) ?? [], SHAPES);
const options: BenchOptions = {
  ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
  ...(values['per-second'] === undefined ? {} : { perSecond: Number(values['per-second']) }),
  ...(values.gcs === undefined ? {} : { gcs: Number(values.gcs) }),
  ...(values.megabytes === undefined ? {} : { megabytes: values.megabytes.split(',').map(Number) }),
  ...(kinds === undefined ? {} : { kinds }),
  ...(watchers === undefined ? {} : { watchers: watchers.filter(isWatcher) }),
  node: process.execPath,
  versions: values.versions.split(','),
};
console.log(
  `${new Date().toISOString()}, Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 1e9).toFixed(0)} GB, load ${loadavg()[0].toFixed(1)}`,
);
for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
  const beganMs = performance.now();
  await BENCHES[name](options);
  console.log(`  (${name} took ${((performance.now() - beganMs) / 1000).toFixed(0)} s)`);
}
