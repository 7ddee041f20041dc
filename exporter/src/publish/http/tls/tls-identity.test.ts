import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { selfSignedCertificate } from '../../../../../test/tools/certificate.ts';
import { type Listener, openListener } from '../listener.ts';
import { TlsIdentity } from './tls-identity.ts';

let folder: string;
let listener: Listener;
let errors: unknown[];
const files = () => [join(folder, 'cert.pem'), join(folder, 'key.pem')] as const;

function put(name: string): void {
  const { cert, key } = selfSignedCertificate(name);
  writeFileSync(files()[0], cert);
  writeFileSync(files()[1], key);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-tls-'));
  errors = [];
  put('first');
  const onError = (error: unknown) => errors.push(error);
  listener = openListener({
    name: 'test',
    host: '127.0.0.1',
    port: 0,
    tls: new TlsIdentity(...files(), onError),
    onRequest: (_request, response) => response.end('ok'),
    onNotice: () => undefined,
    onError,
  });
  await listener.ready;
});
afterEach(async () => {
  await listener.close();
  rmSync(folder, { recursive: true });
});

async function dial(maxVersion: 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): Promise<TLSSocket> {
  const socket = connect({
    host: '127.0.0.1',
    port: listener.address?.port,
    // The certificate is looked at, not trusted.
    rejectUnauthorized: false,
    minVersion: 'TLSv1',
    maxVersion,
  });
  await once(socket, 'secureConnect');
  return socket;
}
const nameSeen = async () => {
  const socket = await dial('TLSv1.3');
  const name = socket.getPeerCertificate().subject.CN;
  socket.destroy();
  return name;
};

test('speaks HTTPS, from TLS 1.2 on, and no HTTP', async () => {
  expect(listener.address?.url).toBe(`https://127.0.0.1:${listener.address?.port}`);
  const socket = await dial('TLSv1.2');
  socket.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  await expect(dial('TLSv1.1')).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${listener.address?.port}/`)).rejects.toThrow();
});

test('shows a new certificate from the next connection on; one that does not fit changes nothing', async () => {
  expect(await nameSeen()).toBe('first');
  put('second');
  expect(await nameSeen()).toBe('second');
  writeFileSync(files()[1], selfSignedCertificate('third').key);
  expect(await nameSeen()).toBe('second');
  expect(errors).toHaveLength(1);
  put('fourth');
  expect(await nameSeen()).toBe('fourth');
});
