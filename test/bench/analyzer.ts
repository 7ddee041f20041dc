/**
 * `npm run bench -w analyzer [-- --scales 1,10,45 --rounds 3 --peers devtools,memlab]`: the analyzer beside Chrome
 * DevTools' own heap snapshot worker and memlab, on snapshots of a service mix. Every run is a process of its own; the
 * tools take turns; medians are printed, and ratios within the round. DevTools' second thread runs in the first, so that
 * its CPU time is whole and its wall time longer than in the browser; its load also attributes nodes to contexts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Figures {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakRssBytes: number;
}

const { values } = parseArgs({
  options: {
    scales: { type: 'string', default: '1,10,45' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'string', default: 'devtools,memlab' },
  },
});
const CACHE = join(import.meta.dirname, '../../.cache/bench');
const CLI = join(import.meta.dirname, '../../analyzer/dist/cli/main.js');
const LIBRARY = join(import.meta.dirname, '../../analyzer/dist/index.js');
const RUN = join(import.meta.dirname, 'load-with.ts');
/** Makes a process tell on its end, as the last line on stderr, what the whole of it took. */
const TELL_USAGE = `data:text/javascript,process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    wallSeconds: performance.now() / 1000,
    peakRssBytes: maxRSS * 1024,
  }));
})`;
const LOAD = `import { loadSnapshot, summarize } from ${JSON.stringify(LIBRARY)};
summarize(await loadSnapshot(process.argv[1]));`;
/** A start of Node.js, and one of the script that runs the peers, whose types have to be stripped. */
const start = runProcess(['--eval', '']);
const peerStart = runProcess([RUN, 'nothing']);
const tools = ['heapwatch', ...values.peers.split(',').filter((name) => name !== '')];

console.log(
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${gigabytes(totalmem())} GB`,
);
for (const scale of values.scales.split(',')) {
  const { before, after } = snapshots(scale);
  const bytes = statSync(after).size;
  measure(`load of ${megabytes(bytes)} MB`, [after]);
  measure(`diff of ${megabytes(statSync(before).size)} and ${megabytes(bytes)} MB`, [before, after]);
}

function snapshots(scale: string): { before: string; after: string } {
  const folder = join(CACHE, `mix-${scale}`);
  const paths = { before: join(folder, 'before.heapsnapshot'), after: join(folder, 'after.heapsnapshot') };
  if (!existsSync(paths.after)) {
    mkdirSync(folder, { recursive: true });
    const program = join(import.meta.dirname, 'service-mix.cjs');
    execFileSync(process.execPath, ['--max-old-space-size=8192', program, folder, scale], {
      stdio: 'inherit',
    });
  }
  return paths;
}

function measure(title: string, files: readonly string[]): void {
  const rounds = Array.from({ length: Number(values.rounds) }, () => {
    return new Map(tools.map((tool) => [tool, runOnce(tool, files)]));
  });
  console.log(`\n${title}`);
  for (const tool of tools) {
    const of = (pick: (figures: Figures) => number): number =>
      median(rounds.map((round) => pick(round.get(tool) as Figures)));
    const ratio = (pick: (figures: Figures) => number): string =>
      median(
        rounds.map((round) => pick(round.get(tool) as Figures) / pick(round.get('heapwatch') as Figures)),
      ).toFixed(1);
    const cpu = `CPU ${of((f) => f.cpuSeconds).toFixed(2)} s`;
    const wall = `wall ${of((f) => f.wallSeconds).toFixed(2)} s`;
    const memory = `peak RSS ${megabytes(of((f) => f.peakRssBytes))} MB`;
    const ratios =
      tool === 'heapwatch'
        ? ''
        : `  × ${ratio((f) => f.cpuSeconds)} CPU, × ${ratio((f) => f.peakRssBytes)} memory`;
    console.log(`  ${tool.padEnd(10)} ${cpu.padEnd(13)} ${wall.padEnd(13)} ${memory.padEnd(18)}${ratios}`);
  }
}

function runOnce(tool: string, files: readonly string[]): Figures {
  // ours needs next to no old space, the peers more than the default for large files
  if (tool !== 'heapwatch') return lessStart(runProcess(['--max-old-space-size=16384', RUN, tool, ...files]));
  const isDiff = files.length > 1;
  const script = isDiff ? [CLI, 'diff', '--json'] : ['--input-type=module', '--eval', LOAD];
  return runProcess(['--max-old-space-size=64', ...script, ...files]);
}

/** Figures of a whole process. */
function runProcess(parameters: readonly string[]): Figures {
  const { stderr, status } = spawnSync(process.execPath, ['--import', TELL_USAGE, ...parameters], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${parameters.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))) as Figures;
}

/** A peer's figures, as if its script needed no stripping of types. */
function lessStart(figures: Figures): Figures {
  return {
    cpuSeconds: figures.cpuSeconds - peerStart.cpuSeconds + start.cpuSeconds,
    wallSeconds: figures.wallSeconds - peerStart.wallSeconds + start.wallSeconds,
    peakRssBytes: figures.peakRssBytes - peerStart.peakRssBytes + start.peakRssBytes,
  };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(0);
}
