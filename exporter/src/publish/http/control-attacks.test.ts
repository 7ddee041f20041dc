import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { CapturePauses } from '../../capture/capture-pauses.ts';
import { HEAP_PROFILES } from '../../capture/profile/heap-profile-meta.ts';
import { HeapProfiles } from '../../capture/profile/heap-profiles.ts';
import { SnapshotCapture } from '../../capture/snapshot-capture.ts';
import { DirectoryStore } from '../../capture/store/directory-store.ts';
import { SNAPSHOTS } from '../../capture/store/meta/stored-kind.ts';
import { writeSnapshotFile } from '../../capture/store/snapshot-file.ts';
import { parseAccessTokens } from './access/access-tokens.ts';
import type { AuditEntry } from './audit/audit-entry.ts';
import { AuditLog } from './audit/audit-log.ts';
import { CONTROL_LIMITS, openControlListener } from './control-listener.ts';
import type { Listener } from './listener.ts';

const TOKEN = 'a-token-of-the-tests';
const AUTHORIZED = `Host: localhost\r\nAuthorization: Bearer ${TOKEN}\r\n`;
/** As the real ones, in a fraction of the time. */
const LIMITS = { ...CONTROL_LIMITS, headersMs: 150, requestMs: 300, checkEachMs: 50, connections: 4 };
/** Lies beside the snapshot directory, and must never be answered. */
const SECRET = 'the secret beside the snapshots';

let root: string;
let listener: Listener;
let capture: SnapshotCapture;
let entries: AuditEntry[];
let errors: unknown[];
const sockets: Socket[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-attacks-'));
  writeFileSync(join(root, 'secret.json'), SECRET);
  const store = new DirectoryStore(join(root, 'snapshots'), SNAPSHOTS, { service: 'checkout' });
  const identity = () => ({ service: 'checkout', instance: 'pod-1:9470' });
  const written: AuditEntry[] = [];
  entries = written;
  errors = [];
  const content = Buffer.from(snapshotText([{ name: '(root)' }]));
  capture = new SnapshotCapture({
    store,
    identity,
    onOutcome: () => undefined,
    write: (path, writing) =>
      writeSnapshotFile(path, { ...writing, takeSnapshot: () => Readable.from([content]) }),
  });
  const onError = (error: unknown) => errors.push(error);
  const audit = new AuditLog({ file: undefined, onEntry: (entry) => written.push(entry), onError });
  const tokens = parseAccessTokens(TOKEN);
  listener = openControlListener(
    {
      capture,
      preflight: { read: () => Promise.reject(new Error('not asked')) },
      store,
      identity,
      listeners: undefined,
      pauses: new CapturePauses(),
      processes: async () => ({ own: undefined, others: new Map() }),
      isolates: { labels: async () => ['main'] },
      profiles: new HeapProfiles({
        sampler: undefined,
        store: new DirectoryStore(join(root, 'profiles'), HEAP_PROFILES, { service: 'checkout' }),
        limits: { admit: () => undefined },
        identity,
        duringCapture: (take) => take(),
        onCaptured: () => undefined,
      }),
    },
    { tokens: () => tokens, hostNames: ['pod-1.example'], audit },
    { host: '127.0.0.1', port: 0, onNotice: () => undefined, onError },
    LIMITS,
  );
  await listener.ready;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await capture.stop();
  await listener.close();
  rmSync(root, { recursive: true });
  expect(errors).toEqual([]);
});

async function open(): Promise<Socket> {
  const socket = connect(listener.address?.port ?? 0, '127.0.0.1');
  // The listener may cut it off in the middle of a write.
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the listener ends the connection. */
async function restOf(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    text += chunk;
  });
  if (!socket.destroyed) await once(socket, 'close');
  return text;
}

/** Sends the text as it is and gives all that is answered. */
async function send(text: string): Promise<string> {
  const socket = await open();
  socket.write(text, 'latin1');
  return restOf(socket);
}

const get = (target: string, headers = AUTHORIZED) =>
  send(`GET ${target} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`);
const postOf = (body: string, headers = AUTHORIZED) =>
  `POST /v1/snapshots HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const statusesOf = (answer: string) =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);

function expectProblem(answer: string, status: number, code: string): void {
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toContain('application/problem+json');
  expect(answer).toContain(`"code":"${code}"`);
}

/** A snapshot that is there. */
async function captured(): Promise<string> {
  const outcome = await capture.capture({ reason: 'test' });
  if (outcome.outcome !== 'captured') throw new Error('nothing was captured');
  return outcome.snapshot.id;
}

describe('traversal', () => {
  test.each([
    '../secret',
    '..%2fsecret',
    '..%252fsecret',
    '%2e%2e%2fsecret',
    '%2e%2e/secret',
    '..\\secret',
    '..%5csecret',
    '..%c0%afsecret',
    '%00',
    '..%00/secret',
    '../../../../../../etc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    '.',
    '..',
  ])('%s is nobody’s snapshot', async (id) => {
    await captured();
    for (const ending of ['', '/content', '.json']) {
      const answer = await get(`/v1/snapshots/${id}${ending}`);
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).not.toContain(SECRET);
      expect(answer).not.toContain('root:');
    }
    const removal = await send(
      `DELETE /v1/snapshots/${id} HTTP/1.1\r\n${AUTHORIZED}Connection: close\r\n\r\n`,
    );
    expect(removal).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(readFileSync(join(root, 'secret.json'), 'utf8')).toBe(SECRET);
  });

  test('by a whole URL as the target is no route', async () => {
    expectProblem(await get(`http://localhost/v1/snapshots`), 404, 'not_found');
  });
});

describe('too much', () => {
  test('a body with a length that is too large, one that is larger than said, and one that never ends', async () => {
    expectProblem(await send(postOf(`{"reason":"${'x'.repeat(20_000)}"}`)), 413, 'body_too_large');
    const chunked = `POST /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expectProblem(await send(chunked + `1000\r\n${'x'.repeat(4096)}\r\n`.repeat(5)), 413, 'body_too_large');
    expect(capture.running).toBeUndefined();
  });

  test('headers', async () => {
    expectProblem(
      await get('/v1/snapshots', `${AUTHORIZED}X: ${'x'.repeat(9000)}\r\n`),
      431,
      'headers_too_large',
    );
    expectProblem(await get(`/${'x'.repeat(9000)}`), 431, 'headers_too_large');
  });

  test('nesting in a body ends in a problem and not in the stack', async () => {
    expectProblem(
      await send(
        postOf(`{"reason":${'['.repeat(8000)}${']'.repeat(8000)}}`, `${AUTHORIZED}Connection: close\r\n`),
      ),
      400,
      'invalid_body',
    );
  });

  test('connections beyond those there are are dropped, and the others are served', async () => {
    const held = await Promise.all(Array.from({ length: LIMITS.connections }, open));
    const extra = await open();
    expect(await restOf(extra)).toBe('');
    held[0]?.write(`GET /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}Connection: close\r\n\r\n`);
    expect(await restOf(held[0] as Socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('requests over one connection end at a hundred', async () => {
    const socket = await open();
    const one = `GET /v1/listeners HTTP/1.1\r\n${AUTHORIZED}\r\n`;
    let text = '';
    socket.write(one.repeat(150));
    for await (const chunk of socket) {
      text += String(chunk);
      if (text.includes('HTTP/1.1 503 ')) break;
    }
    const statuses = statusesOf(text);
    expect(statuses.slice(0, 101)).toEqual([...Array(100).fill('404'), '503']);
  });

  test('ranges are not served: the whole is, once', async () => {
    const id = await captured();
    const ranges = Array.from({ length: 500 }, (_, i) => `${i}-`).join(',');
    const answer = await get(`/v1/snapshots/${id}/content`, `${AUTHORIZED}Range: bytes=${ranges}\r\n`);
    expect(statusesOf(answer)).toEqual(['200']);
    expect(answer).not.toContain('multipart');
  });
});

describe('too slow', () => {
  test('headers that drip are cut off', async () => {
    const socket = await open();
    socket.write('GET /v1/snapshots HTTP/1.1\r\n');
    const dripping = setInterval(() => socket.write('X: y\r\n'), 20);
    const answer = await restOf(socket);
    clearInterval(dripping);
    expectProblem(answer, 408, 'request_too_slow');
  });

  test('a body that drips is cut off, and captures nothing', async () => {
    const socket = await open();
    socket.write(
      `POST /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}Content-Type: application/json\r\nContent-Length: 999\r\n\r\n{`,
    );
    const dripping = setInterval(() => socket.write(' '), 20);
    const answer = await restOf(socket);
    clearInterval(dripping);
    expectProblem(answer, 408, 'request_too_slow');
    expect(capture.running).toBeUndefined();
  });

  test('who says nothing at all is cut off too', async () => {
    expectProblem(await restOf(await open()), 408, 'request_too_slow');
  });
});

describe('not what it seems', () => {
  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:9471', ''])(
    'a Host of %j, as after DNS rebinding, is refused before the token is looked at',
    async (host) => {
      const answer = await get('/v1/snapshots', `Host: ${host}\r\nAuthorization: Bearer ${TOKEN}\r\n`);
      expectProblem(answer, 421, 'wrong_host');
      expect(entries.at(-1)).not.toHaveProperty('token');
    },
  );

  test('names that were allowed and addresses are let in; no Host at all is no request', async () => {
    for (const host of ['pod-1.example:9471', '10.0.0.7', '[::1]:9471']) {
      expect(await get('/v1/snapshots', `Host: ${host}\r\nAuthorization: Bearer ${TOKEN}\r\n`)).toMatch(
        /^HTTP\/1\.1 200 /,
      );
    }
    expect(await get('/v1/snapshots', `Authorization: Bearer ${TOKEN}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test.each(['PUT', 'PATCH', 'TRACE', 'OPTIONS', 'HEAD', 'SEARCH'])(
    '%s is no method of ours',
    async (method) => {
      const answer = await send(`${method} /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}Connection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toContain('Allow: POST, GET');
    },
  );

  test('CONNECT and an upgrade open nothing', async () => {
    expect(await send(`CONNECT /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}\r\n`)).toBe('');
    const answer = await get('/v1/listeners', `${AUTHORIZED}Upgrade: websocket\r\nConnection: upgrade\r\n`);
    expect(answer).not.toMatch(/^HTTP\/1\.1 101/);
  });

  test('a method in a header, or a path in one, changes nothing', async () => {
    const headers = `${AUTHORIZED}X-HTTP-Method-Override: POST\r\nX-Original-URL: /v1/snapshots/x\r\n`;
    expect(await get('/v1/snapshots', headers)).toMatch(/^HTTP\/1\.1 200 /);
    expect(capture.running).toBeUndefined();
  });
});

describe('injection', () => {
  test.each(['a\\r\\nSet-Cookie: x=1', 'a\\nb', '\\u001b[31mred', '\\u202ereversed', '\\u2028'])(
    'a reason %j is refused, and is in no header and no log',
    async (reason) => {
      const answer = await send(postOf(`{"reason":"${reason}"}`, `${AUTHORIZED}Connection: close\r\n`));
      expectProblem(answer, 400, 'invalid_body');
      expect(answer).not.toContain('Set-Cookie');
      expect(entries.at(-1)).not.toHaveProperty('reason');
    },
  );

  test('an id with line ends reaches no header', async () => {
    const answer = await get('/v1/snapshots/x%0d%0aSet-Cookie:%20x=1/content');
    expectProblem(answer, 404, 'not_found');
    expect(answer).not.toContain('Set-Cookie');
  });

  test('line ends within a header, and two lengths for one body, are no request', async () => {
    expectProblem(await get('/v1/snapshots', `${AUTHORIZED}X: a\nb c\r\n`), 400, 'invalid_request');
    const smuggled = `POST /v1/snapshots HTTP/1.1\r\n${AUTHORIZED}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expectProblem(await send(smuggled), 400, 'invalid_request');
    expect(capture.running).toBeUndefined();
  });
});

describe('tokens', () => {
  test.each([`?access_token=${TOKEN}`, `?token=${TOKEN}`, `?`])('in the URL (%s) are none', async (query) => {
    expectProblem(await get(`/v1/snapshots${query}`, 'Host: localhost\r\n'), 401, 'unauthorized');
    expectProblem(await get(`/v1/snapshots${query}`), 400, 'invalid_query');
    expect(JSON.stringify(entries)).not.toContain(TOKEN);
  });

  test('in a cookie, in another scheme, or after another header are none', async () => {
    for (const headers of [
      `Host: localhost\r\nCookie: token=${TOKEN}\r\n`,
      `Host: localhost\r\nAuthorization: Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}\r\n`,
      `Host: localhost\r\nAuthorization: Bearer wrong-token-of-tests\r\nAuthorization: Bearer ${TOKEN}\r\n`,
    ]) {
      expectProblem(await get('/v1/snapshots', headers), 401, 'unauthorized');
    }
  });
});

describe('pipelining', () => {
  test('two captures in one packet are one capture', async () => {
    const answer = await send(postOf('{}') + postOf('{}', `${AUTHORIZED}Connection: close\r\n`));
    expect(statusesOf(answer)).toEqual(['202', '409']);
  });

  test('what comes behind a request without a token is not answered', async () => {
    const answer = await send(`${postOf('{}', 'Host: localhost\r\n')}${postOf('{}')}`);
    expect(statusesOf(answer)).toEqual(['401']);
  });
});

describe('a snapshot directory that was exchanged', () => {
  test('for a link is refused, and nothing behind the link is read or written', async () => {
    const id = await captured();
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere, { mode: 0o700 });
    rmSync(join(root, 'snapshots'), { recursive: true });
    symlinkSync(elsewhere, join(root, 'snapshots'));
    writeFileSync(join(elsewhere, `${id}.heapsnapshot.gz`), SECRET);
    expectProblem(await get('/v1/snapshots'), 500, 'directory_refused');
    expectProblem(await get(`/v1/snapshots/${id}/content`), 500, 'directory_refused');
    expectProblem(await send(postOf('{}', `${AUTHORIZED}Connection: close\r\n`)), 500, 'directory_refused');
  });
});
