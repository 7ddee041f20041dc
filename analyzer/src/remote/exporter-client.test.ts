import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExporterClient } from './exporter-client.ts';
import { fetchContent } from './fetched-content.ts';
import { captureAndWait } from './remote-capture.ts';

const ID = '20261121T135325Z-e22a8831';
const CONTENT = Buffer.from('the snapshot, packed');
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

let folder = '';
let answer: RequestListener = () => undefined;
let asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
  answer(request, response);
});
let client: ExporterClient;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-remote-'));
  asked = [];
  await once(server.listen(0, '127.0.0.1'), 'listening');
  client = new ExporterClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, 'the-token');
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  await once(server.close(), 'close');
});

const answerJson =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('an exporter', () => {
  test('is asked with the token in its header', async () => {
    answer = answerJson(202, { id: ID, state: 'running' });
    expect(await client.capture({ reason: 'why' })).toBe(ID);
    expect(asked).toEqual(['POST /v1/snapshots Bearer the-token']);
  });

  test('that refuses is quoted, with its code and when to ask again', async () => {
    const problem = {
      title: 'Too soon',
      status: 429,
      code: 'cool_down',
      detail: 'the last was a moment ago',
    };
    answer = answerJson(429, problem, { 'retry-after': '40' });
    await expect(client.capture({ reason: 'why' })).rejects.toMatchObject({
      code: 'cool_down',
      message: 'the last was a moment ago',
      retryAfterSeconds: 40,
    });
  });

  test('that is too old for a preflight has none', async () => {
    answer = answerJson(404, { code: 'not_found', detail: 'no such route' });
    expect(await client.preflight()).toBeUndefined();
  });

  test.each([
    ['a page', (_request, response) => response.end('<html>'), 'bad_answer'],
    ['an error of a proxy', (_request, response) => response.writeHead(502).end('no'), 'bad_answer'],
    ['an id that is a path', answerJson(202, { id: '../../etc/passwd' }), 'bad_answer'],
    [
      'another address',
      (_request, response) => response.writeHead(302, { location: '/x' }).end(),
      'unreachable',
    ],
  ] satisfies [string, RequestListener, string][])(
    '%s is no answer of an exporter',
    async (_name, given, code) => {
      answer = given;
      await expect(client.capture({ reason: 'why' })).rejects.toMatchObject({ code });
    },
  );
});

describe('a capture', () => {
  const wait = () => captureAndWait(client, { reason: 'why' }, undefined, async () => undefined);

  test('is waited for, through a pause that cuts connections', async () => {
    const states = ['running', 'cut', 'cut', 'running', 'captured'];
    answer = (request, response) => {
      if (request.method === 'POST') return answerJson(202, { id: ID })(request, response);
      const state = states.shift();
      if (state === 'cut') return request.socket.destroy();
      return answerJson(200, { id: ID, state })(request, response);
    };
    expect(await wait()).toMatchObject({ id: ID, state: 'captured' });
    expect(states).toEqual([]);
  });

  test('that fails says why', async () => {
    answer = answerJson(200, { id: ID, state: 'failed', code: 'capture_failed', detail: 'ENOSPC' });
    await expect(wait()).rejects.toMatchObject({ code: 'capture_failed', message: 'ENOSPC' });
  });
});

describe('the content', () => {
  const file = () => join(folder, 'a.heapsnapshot.gz');
  const whole = { id: ID, state: 'captured', sizeBytes: CONTENT.length, sha256: SHA256 } as const;
  beforeEach(() => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT);
  });

  test('comes whole, into a file of its owner', async () => {
    expect(await fetchContent(client, whole, file())).toBe(CONTENT.length);
    expect(readFileSync(file())).toEqual(CONTENT);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['length', { ...whole, sizeBytes: CONTENT.length + 1 }],
    ['checksum', { ...whole, sha256: SHA256.replace(/./, (digit) => (digit === '0' ? '1' : '0')) }],
  ])('of another %s leaves no file', async (_name, snapshot) => {
    await expect(fetchContent(client, snapshot, file())).rejects.toMatchObject({ code: 'damaged' });
    expect(existsSync(file())).toBe(false);
  });

  test('that breaks off leaves no file', async () => {
    answer = (request, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 5), () => request.socket.destroy());
    };
    await expect(fetchContent(client, whole, file())).rejects.toMatchObject({ code: 'broken_off' });
    expect(existsSync(file())).toBe(false);
  });

  test('overwrites nothing', async () => {
    writeFileSync(file(), 'mine');
    await expect(fetchContent(client, whole, file())).rejects.toMatchObject({ code: 'not_written' });
    expect(readFileSync(file(), 'utf8')).toBe('mine');
    expect(asked).toEqual([]);
  });
});
