import { expect, test } from 'vitest';
import { EXPORTER, exportedApps, ours } from '../../tools/exported-apps.ts';

const { program, run } = exportedApps();

test('whatever it is given, it throws nothing into the app, which is told a line', async () => {
  const script = program(
    'misuse.mjs',
    `import { attachMeterProvider, startHeapwatch } from ${JSON.stringify(EXPORTER)};
     const fails = () => { throw new Error('of the app'); };
     const attempts = {
       null: () => startHeapwatch(null),
       number: () => startHeapwatch(5),
       group: () => startHeapwatch({ eventLoop: 5 }),
       register: () => startHeapwatch({ register: { registerMetric: fails, removeSingleMetric: fails, metrics: fails } }),
       provider: () => startHeapwatch({ meterProvider: { getMeter: fails } }),
       getter: () => startHeapwatch({ get service() { return fails(); } }),
       attach: () => attachMeterProvider(undefined),
       on: () => startHeapwatch().on('gc', undefined).off('gc', 3).once('gc', 'x'),
       watch: () => startHeapwatch().watchEmitter(undefined, undefined),
       capture: () => startHeapwatch().captureSnapshot(null),
       handler: () => startHeapwatch().handler({ method: 'GET' }, { writeHead: fails }),
     };
     process.on('uncaughtException', (error) => console.log('THROWN uncaught', error.message));
     for (const [name, attempt] of Object.entries(attempts)) {
       try {
         console.error('heapwatch: -- ' + name);
         await attempt();
         await new Promise((wake) => setTimeout(wake, 20));
         await startHeapwatch().stop();
       } catch (error) { console.log('THROWN', name, error.message); }
     }
     console.log('app is up');`,
  );
  const app = await run(script, {
    nodeArgs: [],
    env: { HEAPWATCH_METRICS_LISTEN: 'false' },
    ready: /app is up/,
  });
  expect(await app.ended).toBe(0);
  expect(app.output()).not.toContain('THROWN');
  expect(ours(app.output()).map((line) => line.slice('heapwatch: '.length))).toEqual([
    '-- null',
    '-- number',
    '-- group',
    'option eventLoop wants an object of options, got 5; it is ignored',
    '-- register',
    'cannot publish on the given registry, using one of our own: Error: of the app',
    '-- provider',
    'cannot publish on the meter provider: of the app',
    '-- getter',
    'could not start: of the app',
    '-- attach',
    'cannot publish on the meter provider: it has no getMeter()',
    '-- on',
    "a listener of 'gc' threw: it is not a function",
    '-- watch',
    'watchEmitter: the emitter is not watched: it is neither an EventEmitter nor an EventTarget',
    '-- capture',
    '-- handler',
    'of the app',
  ]);
});
