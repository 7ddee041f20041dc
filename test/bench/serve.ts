/**
 * `npm run bench:serve -w analyzer [-- --pair 12 --large 49 --clients 50]`: `heapwatch serve` on the snapshots of the
 * analyzer's benchmark (`npm run bench -w analyzer` makes them). What an analysis takes while many clients wait for it,
 * what the answers take after it, how long the event loop stood still meanwhile, the peak of the process's memory, and
 * how much faster an indexed snapshot opens than it parses. Beside it, in turns: a bare fastify route with the same bytes,
 * and an event loop with nothing to do, so that a busy machine can be told from a slow service.
 */
import { existsSync, linkSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ServedProcess, type Told } from './service/served-process.ts';
import { type AnswerTimes, askSteadily, share } from './service/steady-clients.ts';

const { values } = parseArgs({
  options: {
    pair: { type: 'string', default: '12' },
    large: { type: 'string', default: '49' },
    clients: { type: 'string', default: '50' },
    requests: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '3' },
    memory: { type: 'string', default: '4GiB' },
  },
});
const ROOT = join(import.meta.dirname, '../..');
const CACHE = process.env.HEAPWATCH_BENCH_CACHE ?? join(ROOT, '.cache/bench');
const CLI = join(ROOT, 'analyzer/dist/cli/main.js');
const BARE = join(import.meta.dirname, 'service/bare-route.ts');

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-bench-serve-'));
const snapshots = join(folder, 'snapshots');
console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${gibibytes(totalmem())} GiB, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString().slice(0, 10)}`,
);
try {
  if (values.pair !== '0') await measurePair(values.pair, Number(values.clients), Number(values.requests));
  if (values.large !== '0') await measureIndex(values.large);
} finally {
  rmSync(folder, { recursive: true });
}

/** Many clients ask for one diff that nobody has asked for yet, then for its answers again and again. */
async function measurePair(scale: string, clients: number, requests: number): Promise<void> {
  const service = await startService();
  const bytes = [place(scale, 'before'), place(scale, 'after')];
  const diff = `/api/v1/diffs/before-${scale}/after-${scale}`;
  console.log(
    `\n${clients} clients ask for the diff of ${bytes.map(megabytes).join(' and ')} MB (--memory ${values.memory})`,
  );
  const idle = await ServedProcess.start(BARE, []);
  await Promise.all([service.told(), idle.told()]);
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: clients }, () => service.answer(diff)));
  const seconds = (performance.now() - began) / 1000;
  const [meanwhile, beside] = await Promise.all([service.told(), idle.told()]);
  await idle.stop();
  print('answered all after', `${seconds.toFixed(1)} s, ${new Set(answers).size} different answer(s)`);
  print('event-loop delay', delayText(meanwhile));
  print('  of an idle process', delayText(beside));
  print('peak memory', `${Math.round(meanwhile.maxRSS / 1024)} MiB`);
  const paths = [diff, `${diff}/suspects`, `${diff}/map`, `/api/v1/snapshots/after-${scale}/statistics`];
  await measureCached(service, paths, { clients, requests });
  await service.stop();
}

async function measureCached(
  service: ServedProcess,
  paths: readonly string[],
  load: { readonly clients: number; readonly requests: number },
): Promise<void> {
  const packed = await Promise.all(paths.map(async (path) => gzipSync(await service.answer(path))));
  const files = packed.map((bytes, k) => {
    const file = join(folder, `answer-${k}`);
    writeFileSync(file, bytes);
    return file;
  });
  console.log(
    `\n${load.clients} clients ask for ${packed.map(({ length }) => length).join(', ')} bytes in turns`,
  );
  const bare = await ServedProcess.start(BARE, files);
  for (let round = 0; round < Number(values.rounds); round++) {
    await measureAnswers('cached answers', service, paths, load);
    await measureAnswers(
      'bare fastify',
      bare,
      paths.map((_, k) => `/${k}`),
      load,
    );
  }
  await bare.stop();
}

async function measureAnswers(
  name: string,
  process: ServedProcess,
  paths: readonly string[],
  load: { readonly clients: number; readonly requests: number },
): Promise<void> {
  const before = await process.told();
  const times: AnswerTimes = await askSteadily(process.url, paths, load);
  const after = await process.told();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => share(times, part).toFixed(1));
  const count = times.length + 2 * load.clients;
  const cpu = (((after.cpu - before.cpu) * 1000) / count).toFixed(2);
  print(name, `p50 ${p50}, p95 ${p95}, p99 ${p99} ms; ${cpu} ms of CPU each; event loop ${delayText(after)}`);
}

/** What the first question about a snapshot takes with and without its index, each in a fresh process. */
async function measureIndex(scale: string): Promise<void> {
  const first = await startService();
  const bytes = place(scale, 'after');
  const id = `after-${scale}`;
  console.log(`\nopening ${megabytes(bytes)} MB`);
  const before = await first.told();
  const made = await timed(() => first.answer(`/api/v1/snapshots/${id}/summary`));
  const after = await first.told();
  const cpu = after.cpu - before.cpu;
  print('parsed, and index made', `${made.toFixed(2)} s, ${cpu.toFixed(2)} s of CPU`);
  print('peak memory', `${Math.round(after.maxRSS / 1024)} MiB`);
  await first.stop();
  print('the index', `${megabytes(statSync(join(snapshots, `${id}.index`)).size)} MB`);
  const questions = {
    summary: [`/api/v1/snapshots/${id}/summary`],
    'and first retainers': [`/api/v1/snapshots/${id}/summary`, `/api/v1/snapshots/${id}/nodes/3/retainers`],
    'and first path': [`/api/v1/snapshots/${id}/summary`, `/api/v1/snapshots/${id}/nodes/101/path`],
  };
  for (const [name, paths] of Object.entries(questions)) {
    const service = await startService();
    const begun = await service.told();
    const seconds = await timed(async () => {
      for (const path of paths) await service.answer(path);
    });
    const ended = await service.told();
    const spent = ended.cpu - begun.cpu;
    print(
      name,
      `${seconds.toFixed(3)} s, ${Math.round(made / seconds)} times faster; ${spent.toFixed(2)} s of CPU, ${Math.round(cpu / spent)} times less; ${Math.round(ended.maxRSS / 1024)} MiB`,
    );
    const again = await timed(() => service.answer(paths[paths.length - 1] as string));
    print('  again', `${again.toFixed(3)} s`);
    await service.stop();
  }
}

function startService(): Promise<ServedProcess> {
  return ServedProcess.start(CLI, ['serve', '--dir', snapshots, '--port', '0', '--memory', values.memory]);
}

function place(scale: string, side: 'before' | 'after'): number {
  const source = join(CACHE, `mix-${scale}`, `${side}.heapsnapshot`);
  if (!existsSync(source))
    throw new Error(`${source}: make it with npm run bench -w analyzer -- --scales ${scale}`);
  const path = join(snapshots, `${side}-${scale}.heapsnapshot`);
  if (!existsSync(path)) linkSync(source, path);
  return statSync(source).size;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

function print(name: string, text: string): void {
  console.log(`  ${name.padEnd(24)} ${text}`);
}

function delayText({ p50, p99, max }: Told): string {
  return `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
