import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { selfSignedCertificate } from '../../../test/tools/certificate.ts';
import { CapturePauses } from '../capture/capture-pauses.ts';
import { HEAP_PROFILES } from '../capture/profile/heap-profile-meta.ts';
import { HeapProfiles } from '../capture/profile/heap-profiles.ts';
import { SnapshotCapture } from '../capture/snapshot-capture.ts';
import { DirectoryStore } from '../capture/store/directory-store.ts';
import { SNAPSHOTS } from '../capture/store/meta/stored-kind.ts';
import type { HeapwatchOptions } from '../options/option-table.ts';
import { parseSettings } from '../options/settings.ts';
import type { Listener } from '../publish/http/listener.ts';
import { controlDoor } from './control-door.ts';

const TOKEN = 'a-token-of-the-tests';
let folder: string;
let errors: string[];
let listener: Listener | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-door-'));
  errors = [];
});
afterEach(async () => {
  await listener?.close();
  listener = undefined;
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);

function doorOf(control: HeapwatchOptions['control']) {
  const { settings, complaints } = parseSettings({ control: { port: 0, ...control } }, {});
  expect(complaints).toEqual([]);
  return controlDoor(settings, {
    onAudit: () => undefined,
    onNotice: () => undefined,
    onError: (error) => errors.push(error instanceof Error ? error.message : String(error)),
  });
}

async function open(control: HeapwatchOptions['control']): Promise<string> {
  const store = new DirectoryStore(file('snapshots'), SNAPSHOTS, { service: 'checkout' });
  const identity = () => ({ service: 'checkout', instance: 'pod-1:9470' });
  const capture = new SnapshotCapture({ store, identity, onOutcome: () => undefined });
  const preflight = { read: () => Promise.reject(new Error('not asked')) };
  listener = await doorOf(control)?.open({
    capture,
    preflight,
    store,
    identity,
    listeners: undefined,
    pauses: new CapturePauses(),
    processes: async () => ({ own: undefined, others: new Map() }),
    isolates: { labels: async () => ['main'] },
    profiles: new HeapProfiles({
      sampler: undefined,
      store: new DirectoryStore(file('profiles'), HEAP_PROFILES, { service: 'checkout' }),
      limits: { admit: () => undefined },
      identity,
      duringCapture: (take) => take(),
      onCaptured: () => undefined,
    }),
  });
  return `${listener?.address?.url}/v1/snapshots`;
}

const statusAs = async (url: string, token: string) =>
  (await fetch(url, { headers: { Authorization: `Bearer ${token}` } })).status;

test('a host that others reach stays closed without TLS, unless plain text is wanted', () => {
  expect(doorOf({ token: TOKEN, host: '0.0.0.0' })).toBeUndefined();
  expect(errors).toEqual([
    'the control listener stays off: control.host 0.0.0.0 is reached from other machines; give control.tls.certFile and control.tls.keyFile',
  ]);
  expect(doorOf({ token: TOKEN, host: '0.0.0.0', plainText: true })).toBeDefined();
});

test.each<[HeapwatchOptions['control'], string]>([
  [{ tokenFile: '/no/such/file', token: TOKEN }, 'ENOENT'],
  [{ token: `grafana write ${TOKEN}` }, 'control.token: the scopes in line 1'],
  [{ token: TOKEN, tls: { certFile: '/c.pem' } }, 'go together'],
  [{ token: TOKEN, tls: { certFile: '/no/c.pem', keyFile: '/no/k.pem' } }, 'ENOENT'],
  [{ token: TOKEN, auditFile: '/no/such/folder/audit' }, 'ENOENT'],
])('%j keeps it off with one line', (control, words) => {
  expect(doorOf(control)).toBeUndefined();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^the control listener stays off: /);
  expect(errors[0]).toContain(words);
  expect(errors[0]).not.toContain(TOKEN);
});

test('tokens are those of the file as it is now; a file that is broken changes nothing', async () => {
  writeFileSync(file('tokens'), `first read ${TOKEN}-1\n`);
  const url = await open({ tokenFile: file('tokens') });
  expect(await statusAs(url, `${TOKEN}-1`)).toBe(200);
  writeFileSync(file('tokens'), `second read ${TOKEN}-2\nthird read ${TOKEN}-3\n`);
  expect(await statusAs(url, `${TOKEN}-1`)).toBe(401);
  expect([await statusAs(url, `${TOKEN}-2`), await statusAs(url, `${TOKEN}-3`)]).toEqual([200, 200]);
  writeFileSync(file('tokens'), 'oops');
  expect(await statusAs(url, `${TOKEN}-2`)).toBe(200);
  expect(errors).toEqual([`${file('tokens')}: the token in line 1 wants at least 16 characters, no spaces`]);
});

test('speaks HTTPS with the certificate it was given, and writes down who came', async () => {
  const { cert, key } = selfSignedCertificate('checkout');
  writeFileSync(file('cert.pem'), cert);
  writeFileSync(file('key.pem'), key);
  const tls = { certFile: file('cert.pem'), keyFile: file('key.pem') };
  const url = await open({ token: `grafana read ${TOKEN}`, tls, auditFile: file('audit.jsonl') });
  const status = await new Promise((resolve, reject) => {
    get(url, { ca: cert, headers: { Authorization: `Bearer ${TOKEN}` } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
  expect(status).toBe(200);
  expect(JSON.parse(readFileSync(file('audit.jsonl'), 'utf8'))).toMatchObject({
    token: 'grafana',
    action: 'GET /v1/snapshots',
    outcome: 'done',
  });
  expect(statSync(file('audit.jsonl')).mode & 0o777).toBe(0o600);
  expect(errors).toEqual([]);
});
