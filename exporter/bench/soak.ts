import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BenchOptions } from './bench-options.ts';

const EXPORTER = resolve(import.meta.dirname, '..');

interface Reading {
  readonly tenth: number;
  readonly counted: number;
  readonly heapUsed: number;
  readonly rss: number;
  readonly external: number;
  readonly handles: number;
}

/** Whether anything of ours grows over a million GCs and a tenth as many scrapes. */
export async function benchSoak({ gcs = 1_000_000, node }: BenchOptions): Promise<void> {
  const scrapes = gcs / 10;
  console.log(`\nSoak: ${gcs} minor GCs and ${scrapes} scrapes; memory after forced GCs`);
  const args = [
    '--expose-gc',
    '--max-semi-space-size=1',
    'bench/programs/soak.mjs',
    String(gcs),
    String(scrapes),
  ];
  const { stdout } = await promisify(execFile)(node, args, { cwd: EXPORTER });
  const readings: Reading[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const { tenth, counted, heapUsed, external, rss, handles } of readings) {
    console.log(
      `  ${String(tenth * 10).padStart(3)} %  ${String(counted).padStart(8)} GCs counted  heap ${(heapUsed / 1e6).toFixed(3)} MB  external ${(external / 1e6).toFixed(2)} MB  RSS ${(rss / 1e6).toFixed(1)} MB  ${handles} handles`,
    );
  }
  const [first, last] = [readings[0], readings.at(-1)];
  if (last === undefined) return;
  const grown = last.heapUsed - first.heapUsed;
  console.log(
    `  from 10 % to the end ${grown} bytes: ${(grown / (gcs * 0.9)).toFixed(4)} a GC, ${(grown / (scrapes * 0.9)).toFixed(3)} a scrape`,
  );
}
