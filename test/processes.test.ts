import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './tools/endings.ts';
import { freePort } from './tools/ports.ts';
import { startProcess } from './tools/processes.ts';

const WAIT = 'setInterval(() => undefined, 1000);';

function startScript(script: string, options: Parameters<typeof startProcess>[2] = {}) {
  return startProcess(process.execPath, ['-e', script], options);
}

describe('startProcess', () => {
  test('waits for the line, hands on what it matched, and stops by SIGTERM', async () => {
    const started = await startScript(`console.error('up at 42'); ${WAIT}`, { ready: /up at (\d+)/ });
    expect(started.match[1]).toBe('42');
    await started.stop();
    expect(await started.ended).toBe('SIGTERM');
    expect(() => process.kill(started.pid, 0)).toThrow('ESRCH');
  });

  test('finds a line that comes in pieces', async () => {
    const script = `process.stdout.write('up '); setTimeout(() => process.stdout.write('at 7!'), 20); ${WAIT}`;
    const started = await startScript(script, { ready: /up at (\d+)!/ });
    expect(started.match[1]).toBe('7');
    await started.stop();
  });

  test('fails with the output when the program ends before it is ready', async () => {
    const script = `console.error('no such option'); process.exitCode = 3;`;
    await expect(startScript(script, { ready: /up/ })).rejects.toThrow(
      /ended with 3 before it was ready:\nno such option/,
    );
  });

  test('fails when the program is not ready in time, and ends it', async () => {
    const started = startScript(`console.log(process.pid); ${WAIT}`, { ready: /never/, timeoutMs: 500 });
    const error: unknown = await started.catch((reason: unknown) => reason);
    expect(String(error)).toContain('was not ready within 500 ms');
    const id = Number(/\n(\d+)/.exec(String(error))?.[1]);
    await expect.poll(() => isRunning(id)).toBe(false);
  });

  test('fails when there is no such program', async () => {
    await expect(startProcess('no-such-program-anywhere', [])).rejects.toThrow('ENOENT');
  });

  test('adds to the environment, and takes out of it', async () => {
    process.env['HEAPWATCH_TEST_GONE'] = 'yes';
    const script = `console.log('[' + process.env.HEAPWATCH_TEST_NEW + process.env.HEAPWATCH_TEST_GONE + ']')`;
    const env = { HEAPWATCH_TEST_NEW: 'new', HEAPWATCH_TEST_GONE: undefined };
    const { match } = await startScript(script, { env, ready: /\[(.*)\]/ });
    delete process.env['HEAPWATCH_TEST_GONE'];
    expect(match[1]).toBe('newundefined');
  });
});

describe('beside it', () => {
  test('a temporary folder is there until it is removed', async () => {
    const folder = await temporaryFolder('test');
    expect(existsSync(folder.path)).toBe(true);
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  test('what is registered ends when the process is interrupted, children before their starter', async () => {
    const module = new URL('./tools/processes.ts', import.meta.url).href;
    const script = `
      import { startProcess } from ${JSON.stringify(module)};
      const child = await startProcess(process.execPath, ['-e', ${JSON.stringify(WAIT)}]);
      console.log('child ' + child.pid);`;
    const starter = await startProcess(process.execPath, ['--input-type=module', '-e', script], {
      ready: /child (\d+)/,
    });
    const childId = Number(starter.match[1]);
    expect(isRunning(childId)).toBe(true);
    process.kill(starter.pid, 'SIGINT');
    expect(await starter.ended).toBe('SIGINT');
    expect(isRunning(childId)).toBe(false);
  });

  test('what fails because of an interrupt does not end the process before the signal does', async () => {
    const endings = JSON.stringify(new URL('./tools/endings.ts', import.meta.url));
    const script = `
      const { atEnd, endAll } = await import(${endings});
      const work = new Promise((_, reject) => {
        atEnd({ calmly: async () => { reject(new Error('stopped')); await new Promise((wake) => setTimeout(wake, 50)); }, now() {} });
      });
      console.log('up');
      const idle = setInterval(() => undefined, 1000);
      await work.catch(() => { process.exitCode = 1; });
      await endAll();
      process.exit();
    `;
    const started = await startProcess(process.execPath, ['--input-type=module', '-e', script], {
      ready: /up/,
    });
    process.kill(started.pid, 'SIGINT');
    expect(await started.ended).toBe('SIGINT');
  });

  test('a free port can be listened on', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(server.address()).toMatchObject({ port });
    server.close();
  });
});

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
