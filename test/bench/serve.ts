/**
 * `npm run bench:serve -w analyzer [-- --pair 12 --large 49 --clients 50]`: `heapwatch serve` on the snapshots of the
 * analyzer's benchmark (`npm run bench -w analyzer` makes them). What an analysis takes while many clients wait for it,
 * what the answers take after it, how long the event loop stood still meanwhile, the peak of the process's memory, and
 * how much faster an indexed snapshot opens than it parses.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    pair: { type: 'string', default: '12' },
    large: { type: 'string', default: '49' },
    clients: { type: 'string', default: '50' },
    requests: { type: 'string', default: '20' },
    memory: { type: 'string', default: '4GiB' },
  },
});
const ROOT = join(import.meta.dirname, '../..');
const CACHE = process.env.HEAPWATCH_BENCH_CACHE ?? join(ROOT, '.cache/bench');
const CLI = join(ROOT, 'analyzer/dist/cli/main.js');
/** Runs in the service: tells the delay of its event loop and its peak memory when it ends. */
const TELL = `data:text/javascript,import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const tell = () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write('\\n' + JSON.stringify({ p50: delays.percentile(50) / 1e6, p99: delays.percentile(99) / 1e6, max: delays.max / 1e6, maxRSS, cpu: (userCPUTime + systemCPUTime) / 1e6 }) + '\\n');
    delays.reset();
  };
  delays.enable();
  process.on('SIGUSR2', tell);
}`;

interface Told {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly maxRSS: number;
  /** Seconds since the start. */
  readonly cpu: number;
}

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-bench-serve-'));
chmodSync(folder, 0o700);
console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${gibibytes(totalmem())} GiB, load ${loadavg()[0]?.toFixed(1)}, ${new Date().toISOString().slice(0, 10)}`,
);
try {
  await measurePair(values.pair, Number(values.clients), Number(values.requests));
  if (values.large !== '0') await measureIndex(values.large);
} finally {
  rmSync(folder, { recursive: true });
}

/** Many clients ask for one diff that nobody has asked for yet, then for its answers again and again. */
async function measurePair(scale: string, clients: number, requests: number): Promise<void> {
  const bytes = [place(scale, 'before'), place(scale, 'after')];
  const service = await start();
  const diff = `/api/v1/diffs/before-${scale}/after-${scale}`;
  console.log(
    `\n${clients} clients ask for the diff of ${bytes.map(megabytes).join(' and ')} MB (--memory ${values.memory})`,
  );
  await service.told();
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: clients }, () => service.answer(diff)));
  const seconds = (performance.now() - began) / 1000;
  const meanwhile = await service.told();
  console.log(
    `  answered all after      ${seconds.toFixed(1)} s, ${new Set(answers).size} different answer(s)`,
  );
  console.log(
    `  event-loop delay        p50 ${meanwhile.p50.toFixed(1)}, p99 ${meanwhile.p99.toFixed(1)}, max ${meanwhile.max.toFixed(1)} ms`,
  );
  console.log(`  peak memory             ${Math.round(meanwhile.maxRSS / 1024)} MiB`);
  const paths = [diff, `${diff}/suspects`, `${diff}/map`, `/api/v1/snapshots/after-${scale}/statistics`];
  const times: number[] = [];
  // each connection is made, and each answer read, before it counts
  await Promise.all(
    Array.from({ length: clients }, (_, k) => service.answer(paths[k % paths.length] as string)),
  );
  const before = await service.told();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let k = 0; k < requests; k++) {
        const asked = performance.now();
        await service.answer(paths[(client + k) % paths.length] as string);
        times.push(performance.now() - asked);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const after = await service.told();
  const at = (share: number): string => (times[Math.floor(times.length * share)] as number).toFixed(1);
  console.log(
    `  ${times.length} cached answers     p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)} ms at ${clients} clients at once`,
  );
  console.log(
    `  CPU of an answer        ${(((after.cpu - before.cpu) * 1000) / times.length).toFixed(2)} ms`,
  );
  console.log(`  event-loop delay        p99 ${after.p99.toFixed(1)}, max ${after.max.toFixed(1)} ms`);
  await service.stop();
}

/** What the first question about a snapshot takes with and without its index, each in a fresh process. */
async function measureIndex(scale: string): Promise<void> {
  const bytes = place(scale, 'after');
  const id = `after-${scale}`;
  console.log(`\nopening ${megabytes(bytes)} MB`);
  const first = await start();
  const made = await timed(() => first.answer(`/api/v1/snapshots/${id}/summary`));
  console.log(`  parsed, and index made  ${made.toFixed(2)} s`);
  const { maxRSS } = await first.told();
  console.log(`  peak memory             ${Math.round(maxRSS / 1024)} MiB`);
  await first.stop();
  console.log(`  the index               ${megabytes(statSync(join(folder, `${id}.index`)).size)} MB`);
  const second = await start();
  const questions = {
    summary: `/api/v1/snapshots/${id}/summary`,
    statistics: `/api/v1/snapshots/${id}/statistics`,
    'retainers of a node': `/api/v1/snapshots/${id}/nodes/3/retainers`,
    'retaining path': `/api/v1/snapshots/${id}/nodes/101/path`,
    'retaining path again': `/api/v1/snapshots/${id}/nodes/103/path`,
  };
  for (const [name, path] of Object.entries(questions)) {
    const seconds = await timed(() => second.answer(path));
    console.log(`  ${name.padEnd(23)} ${seconds.toFixed(3)} s, ${Math.round(made / seconds)} times faster`);
  }
  await second.stop();
}

function place(scale: string, side: 'before' | 'after'): number {
  const source = join(CACHE, `mix-${scale}`, `${side}.heapsnapshot`);
  if (!existsSync(source))
    throw new Error(`${source}: make it with npm run bench -w analyzer -- --scales ${scale}`);
  linkSync(source, join(folder, `${side}-${scale}.heapsnapshot`));
  return statSync(source).size;
}

async function start() {
  const args = ['--import', TELL, CLI, 'serve', '--dir', folder, '--port', '0', '--memory', values.memory];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (piece: Buffer) => (output += piece));
  child.stderr?.on('data', (piece: Buffer) => (errors += piece));
  while (!output.includes('listening on')) {
    if (child.exitCode !== null) throw new Error(`the service ended: ${errors}`);
    await delay(20);
  }
  const url = /listening on ([^\s,]+)/.exec(output)?.[1];
  return {
    async answer(path: string): Promise<string> {
      for (;;) {
        const response = await fetch(`${url}${path}`);
        const text = await response.text();
        if (response.status === 200 || response.status === 404) return text;
        if (response.status !== 202) throw new Error(`${path}: ${response.status} ${text}`);
        await delay(200);
      }
    },
    async told(): Promise<Told> {
      errors = '';
      child.kill('SIGUSR2');
      while (!errors.includes('}\n')) await delay(10);
      return JSON.parse(errors.trim()) as Told;
    },
    async stop(): Promise<void> {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function gibibytes(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(0);
}
