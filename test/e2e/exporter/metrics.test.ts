import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findBinary } from '../../tools/binaries.ts';
import { exportedApps, REGISTER, SERVICE, seriesValue, textOf, until } from '../../tools/exported-apps.ts';

const { program, run } = exportedApps();

describe('metrics', () => {
  test('are answered without a line of code, and promtool finds no fault in them', async () => {
    const app = await run(program('service.cjs', SERVICE));
    const text = await textOf(app.metricsUrl);
    expect(seriesValue(text, 'heapwatch_heap_used_bytes{isolate="main"}')).toBeGreaterThan(1e6);
    expect(text).toContain('heapwatch_info{service="service",');
    expect(text).toContain(`:${new URL(app.metricsUrl).port}",version=`);
    expect(
      Math.abs((seriesValue(text, 'heapwatch_process_start_time_seconds') ?? 0) - Date.now() / 1000),
    ).toBeLessThan(60);
    const promtool = spawnSync(await findBinary('promtool'), ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    expect([promtool.status, promtool.stdout + promtool.stderr]).toEqual([0, '']);
  });

  test('count every GC that V8 traces in a burst, and keep the live set V8 measured', async () => {
    // V8 writes its trace through a buffer of its own, so the program must end for all of it to be seen, and what
    // belongs to the burst is told by time. A collection at the start keeps the scrapes from causing one.
    const script = program(
      'burst.mjs',
      `const kept = [];
       const idle = () => new Promise((wake) => setTimeout(wake, 200));
       process.once('SIGHUP', () => process.exit(0));
       process.once('SIGUSR2', async () => {
         const fromMs = performance.now();
         await idle();
         for (let turn = 0; turn < 120; turn++) {
           for (let i = 0; i < 40; i++) {
             const batch = Array.from({ length: 3000 }, (_, k) => ({ k, text: 'k' + k }));
             if (i % 8 === 0) kept.push(batch);
           }
           // Forced ones as well: how many V8 makes by itself depends on the machine.
           if (turn % 40 === 39) { kept.length /= 2; globalThis.gc(); }
           await new Promise(setImmediate);
         }
         await idle();
         console.log('burst', fromMs, performance.now());
       });
       setInterval(() => kept.length, 1000);
       globalThis.gc();
       console.log('app is up');`,
    );
    const app = await run(script, { nodeArgs: ['--expose-gc', '--trace-gc', '--import', REGISTER] });
    const before = await textOf(app.metricsUrl);
    process.kill(app.pid, 'SIGUSR2');
    const [from, to] = await until(async () => /burst (\S+) (\S+)/.exec(app.output())?.slice(1).map(Number));
    const after = await textOf(app.metricsUrl);
    process.kill(app.pid, 'SIGHUP');
    expect(await app.ended).toBe(0);

    const trace = app
      .output()
      .split('\n')
      .filter((line) => {
        const atMs = Number(/ (\d+) ms: /.exec(line)?.[1]);
        return atMs > from + 50 && atMs < to;
      });
    const traced = (word: string) => trace.filter((line) => line.includes(word)).length;
    const counted = (kind: string) => {
      const series = `heapwatch_gc_duration_seconds_count{isolate="main",kind="${kind}"}`;
      return (seriesValue(after, series) ?? 0) - (seriesValue(before, series) ?? 0);
    };
    expect(traced('Scavenge')).toBeGreaterThan(20);
    expect(traced('Mark-Compact')).toBeGreaterThanOrEqual(3);
    expect([counted('minor'), counted('major')]).toEqual([traced('Scavenge'), traced('Mark-Compact')]);

    const lastMajor = trace.findLast((line) => line.includes('Mark-Compact')) ?? '';
    const liveMiB = (seriesValue(after, 'heapwatch_heap_live_bytes{isolate="main"}') ?? 0) / 2 ** 20;
    expect(liveMiB).toBeCloseTo(Number(/ -> (\d+\.\d+) \(/.exec(lastMajor)?.[1]), 0);
  });
});
