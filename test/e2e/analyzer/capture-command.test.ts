import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../tools/endings.ts';
import { ROOT } from '../../tools/exported-apps.ts';
import { type StartedProcess, startProcess } from '../../tools/processes.ts';

const CLI = join(ROOT, 'analyzer/dist/cli/main.js');
const TOKEN = 'a-token-of-the-tests';
let folder: { path: string; remove: () => Promise<void> };
let observed: StartedProcess;
let control = '';

beforeAll(async () => {
  folder = await temporaryFolder('capture-command');
  writeFileSync(join(folder.path, 'token'), `${TOKEN}\n`, { mode: 0o600 });
  observed = await startProcess(
    process.execPath,
    ['--import', '@heapwatch/exporter/register', '--eval', 'setInterval(() => undefined, 1000)'],
    {
      cwd: ROOT,
      env: {
        HEAPWATCH_SERVICE: 'check/out',
        HEAPWATCH_METRICS_LISTEN: 'false',
        HEAPWATCH_CONTROL_PORT: '0',
        HEAPWATCH_CONTROL_TOKEN_FILE: join(folder.path, 'token'),
        HEAPWATCH_SNAPSHOT_DIR: join(folder.path, 'snapshots'),
        HEAPWATCH_PROFILE_SAMPLING: 'true',
        HEAPWATCH_PROFILE_COOL_DOWN: '0',
      },
      ready: /the control listener is on (http:\S+)/,
    },
  );
  control = observed.match[1] ?? '';
});
afterAll(async () => {
  await observed.stop();
  await folder.remove();
});

function capture(args: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'capture', control, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}
const snapshots = () => readdirSync(folder.path).filter((name) => name.includes('heapsnapshot'));

test('nothing is captured unasked: not without a token, a good one, a yes, or where a file is in the way', () => {
  writeFileSync(join(folder.path, 'mine.gz'), '');
  expect(capture(['--yes'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('a token is needed'),
  });
  expect(capture(['--yes'], { HEAPWATCH_TOKEN: 'not-the-token-of-it' }).stderr).toMatch(
    /: unauthorized: .* Check the token/,
  );
  expect(capture(['--token-file', 'token'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('say --yes'),
  });
  expect(capture(['--token-file', 'token', '--yes', '-o', 'mine.gz'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'heapwatch: mine.gz: there is a file already: name another, or remove it\n',
  });
  expect(snapshots()).toEqual([]);
  expect(readdirSync(join(folder.path, 'snapshots')).filter((name) => name.endsWith('.gz'))).toEqual([]);
});

test('a capture says what it costs, and gives a file that can be read', () => {
  const ended = capture(['--yes'], { HEAPWATCH_TOKEN: TOKEN });
  expect(ended).toMatchObject({ status: 0 });
  expect(ended.stderr).toMatch(/[Pp]auses (?:the|this) process/);
  const [file = ''] = snapshots();
  expect(file).toMatch(/^check-out-\d{8}T\d{6}Z-[0-9a-f]{8}\.heapsnapshot\.gz$/);
  expect(ended.stdout).toContain(`heapwatch summary ${file}`);
  expect(statSync(join(folder.path, file)).mode & 0o777).toBe(0o600);
  const summary = spawnSync(process.execPath, [CLI, 'summary', file, '--json'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect(summary.status).toBe(0);
});

test('a raw one wants a scope that this token does not have', () => {
  const ended = capture(['--token-file', 'token', '--yes', '--raw', '-o', 'raw.heapsnapshot.gz']);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(/: scope_missing: .*Ask for a token with that scope/);
  expect(snapshots()).toHaveLength(1);
});

test('heap profiles come without a question, and two of them can be compared', () => {
  for (const file of ['early.heapprofile', 'late.heapprofile']) {
    const ended = capture(['--token-file', 'token', '--heap-profile', '-o', file]);
    expect(ended).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(`heapwatch diff EARLIER ${file}`),
    });
    expect(statSync(join(folder.path, file)).mode & 0o777).toBe(0o600);
  }
  const diff = spawnSync(process.execPath, [CLI, 'diff', 'early.heapprofile', 'late.heapprofile'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  expect(diff).toMatchObject({ status: 0, stderr: '' });
  expect(capture(['--token-file', 'token', '--heap-profile', '--force']).status).toBe(2);
});

test('an isolate that is not there is told with those that are', () => {
  const ended = capture(['--token-file', 'token', '--yes', '--isolate', 'resize-1']);
  expect(ended).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('there is no isolate resize-1 there now; there are main'),
  });
});
