import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { findNode } from '../../test/tools/node-runtime.ts';
import type { BenchOptions } from './bench-options.ts';
import { median } from './statistics.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LOAD = join(import.meta.dirname, 'programs/listeners-load.mjs');

/** What counting listeners costs an application, in nanoseconds. */
export async function benchListeners({ rounds = 5, versions }: BenchOptions): Promise<void> {
  console.log(`\nListeners: median of ${rounds} pairs, ns`);
  for (const version of versions) {
    const node = await findNode(version);
    const pairs: { bare: Record<string, number>; watched: Record<string, number> }[] = [];
    for (let round = 0; round < rounds; round++) {
      // Alternating, so that a machine that slows down does so for both.
      pairs.push({ bare: await measure(node, false), watched: await measure(node, true) });
    }
    console.log(`\nNode.js ${version.padEnd(46)}    bare  counted    more`);
    for (const name of Object.keys(pairs[0]?.bare ?? {})) {
      const bare = median(pairs.map((pair) => pair.bare[name] ?? Number.NaN));
      const watched = median(pairs.map((pair) => pair.watched[name] ?? Number.NaN));
      const more = median(pairs.map((pair) => (pair.watched[name] ?? 0) - (pair.bare[name] ?? 0)));
      const cells = [bare, watched, more].map((ns) => ns.toFixed(0).padStart(8));
      console.log(`${name.padEnd(52)} ${cells.join(' ')}`);
    }
  }
}

/** Nanoseconds of each case in a process of its own, with the listeners counted or left alone. */
async function measure(node: string, isWatching: boolean): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(node, ['--import', '@heapwatch/exporter/register', LOAD], {
    cwd: ROOT,
    env: {
      ...process.env,
      HEAPWATCH_METRICS_LISTEN: 'false',
      HEAPWATCH_LISTENERS_WATCH: String(isWatching),
    },
  });
  return JSON.parse(stdout);
}
