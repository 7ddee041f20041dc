import type { BenchOptions } from './bench-options.ts';
import { type GcLoad, runGcLoad } from './gc-run.ts';
import { median } from './statistics.ts';

const WATCHERS = ['none', 'exporter', 'rotated'] as const;

/** CPU and memory of the same GCs with nobody watching, with the exporter, and with a GCProfiler rotated each second. */
export async function benchGcCost({ gcs = 10_000, rounds = 6, node }: BenchOptions): Promise<void> {
  const runs = new Map(WATCHERS.map((name) => [name, [] as GcLoad[]]));
  for (let round = 0; round < rounds; round++) {
    for (const name of WATCHERS) runs.get(name)?.push((await runGcLoad(node, gcs, name)).result);
  }
  const of = (name: (typeof WATCHERS)[number], read: (result: GcLoad) => number) =>
    median((runs.get(name) ?? []).map(read));
  const perGc = (result: GcLoad) => (result.cpuSeconds / result.gcs) * 1e6;
  console.log(`\nGC cost: median of ${rounds} turns of ${gcs} GCs, CPU a GC and resident memory`);
  for (const name of WATCHERS) {
    const extra = of(name, perGc) - of('none', perGc);
    console.log(
      `  ${name.padEnd(9)} ${of(name, perGc).toFixed(1)} µs (${extra >= 0 ? '+' : ''}${extra.toFixed(1)}), ${of(name, ({ rssMB }) => rssMB).toFixed(0)} MB`,
    );
  }
}
