import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { exportedApps, ours, REGISTER, ROOT } from '../../tools/exported-apps.ts';

const { program } = exportedApps();

/** Runs to the end; what it said and how it ended. */
function end(script: string, nodeArgs: readonly string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, script], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      ...process.env,
      HEAPWATCH_METRICS_HOST: '127.0.0.1',
      HEAPWATCH_METRICS_PORT: '0',
      HEAPWATCH_CONTROL_PORT: '0',
      HEAPWATCH_CONTROL_TOKEN: 'a-token-of-the-tests',
      // A line at the very start, which tells that it is there.
      HEAPWATCH_METRICS_LISTEN: 'perhaps',
    },
  });
  const isOurs = new Set(ours(stderr));
  const theirs = stderr.split('\n').filter((line) => !isOurs.has(line));
  return { isObserved: isOurs.size > 0, status, signal, stdout, theirs };
}

const SOON = 'setTimeout(() => {}, 200);';
/** Sends itself a signal after its own handlers and ours are there. */
const signals = (name: string) =>
  `setTimeout(() => process.kill(process.pid, '${name}'), 200); setInterval(() => {}, 1000);`;

describe('an app ends as it does without heapwatch', () => {
  test.each([
    ['by itself, without a server', `console.log('done');`],
    [
      'by itself, when its work is done',
      `${SOON} process.on('beforeExit', (code) => console.log('before', code));`,
    ],
    [
      'by itself, when its server is closed',
      `const server = require('node:http').createServer().listen(0, () => { setTimeout(() => server.close(), 100); });
       process.on('exit', (code) => console.log('exit', code));`,
    ],
    ['with its exit code', `${SOON} process.exitCode = 3;`],
    [
      'with the code it exits with',
      `${SOON} process.on('exit', () => { process.exitCode = 5; }); setTimeout(() => process.exit(4), 50);`,
    ],
    ['of an exception nobody catches', `setTimeout(() => { throw new TypeError('of the app'); }, 50);`],
    [
      'of a rejection nobody handles',
      `setTimeout(() => { Promise.reject(new TypeError('of the app')); }, 50);`,
    ],
    [
      'after exceptions and rejections that it catches itself',
      `process.on('uncaughtException', (error, origin) => console.log(origin, error.message));
       setTimeout(() => { throw new Error('first'); }, 20);
       setTimeout(() => { Promise.reject(new Error('second')); }, 40);`,
    ],
    [
      'after rejections that it hears of',
      `process.on('unhandledRejection', ({ message }) => console.log('rejected', message)); Promise.reject(new Error('first')); ${SOON}`,
    ],
    ['of SIGTERM', signals('SIGTERM')],
    ['of SIGINT', signals('SIGINT')],
    ['of SIGHUP', signals('SIGHUP')],
    ['of SIGUSR2', signals('SIGUSR2')],
    [
      'by its own handler of SIGTERM',
      `const server = require('node:http').createServer().listen(0);
       process.once('SIGTERM', () => { console.log('draining'); server.close(); });
       setTimeout(() => process.kill(process.pid, 'SIGTERM'), 200);`,
    ],
    [
      'with the same listeners on process, save those that are told of warnings and worker threads',
      `const counts = () => process.eventNames().filter((name) => !['warning', 'worker'].includes(name)).map((name) => [String(name), process.listenerCount(name)]);
       console.log(JSON.stringify(counts())); setTimeout(() => console.log(JSON.stringify(counts())), 200);`,
    ],
    [
      'with the warnings that Node.js gives',
      `const emitter = new (require('node:events'))(); for (let i = 0; i < 11; i++) emitter.on('a', () => {});
       process.emitWarning('of the app', { code: 'APP' }); process.on('warning', ({ name }) => console.log(name)); ${SOON}`,
    ],
    [
      'with a child that talks to it',
      `if (process.send) { process.on('message', (word) => { process.send(word + '!'); process.disconnect(); }); }
       else { const child = require('node:child_process').fork(__filename); child.send('hello'); child.on('message', (word) => console.log(word)); child.on('exit', (code) => console.log('child', code)); }`,
    ],
  ])('%s', (_how, text) => {
    const script = program('ending.cjs', text);
    const bare = end(script, []);
    const observed = end(script, ['--import', REGISTER]);
    const withoutPid = (lines: readonly string[]) =>
      lines.map((line) => line.replace(/\(node:\d+\)/, '(node)'));
    expect({ ...observed, theirs: withoutPid(observed.theirs) }).toEqual({
      ...bare,
      isObserved: true,
      theirs: withoutPid(bare.theirs),
    });
  });

  test('when nobody reads what it writes', () => {
    const script = program('ending.cjs', `${SOON} process.exitCode = 6;`);
    const told = spawnSync(
      'sh',
      ['-c', `"$0" --import ${REGISTER} "$1" >&- 2>&-`, process.execPath, script],
      {
        cwd: ROOT,
        env: { ...process.env, HEAPWATCH_METRICS_PORT: '0', HEAPWATCH_CONTROL_HOST: 'no-such-host' },
      },
    );
    expect(told.status).toBe(6);
  });
});
