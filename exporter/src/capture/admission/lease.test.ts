import { expect, test } from 'vitest';
import type { Claim, Claims } from '../store/claims.ts';
import { StoreUnavailableError } from '../store/snapshot-store.ts';
import type { CaptureAttempt } from './admission.ts';
import { leaseAdmission } from './lease.ts';

const attempt = (force = false): CaptureAttempt => ({
  id: 'x',
  request: { reason: '', force },
  startedMs: 0,
});

function board(list?: () => Promise<readonly Claim[]>) {
  const claimed = new Set<string>();
  const claims: Claims = {
    put: async (name) => void claimed.add(name),
    list: list ?? (async () => [...claimed].map((name) => ({ name, modifiedMs: 0 }))),
    remove: async (name) => void claimed.delete(name),
  };
  return { claims, claimed };
}

function admissionOn(claims: Claims) {
  const notices: string[] = [];
  const onNotice = (line: string) => notices.push(line);
  const holder = () => 'pod-1';
  const admission = leaseAdmission(claims, { service: 'shop', atOnce: 1, holder, onNotice, patienceMs: 50 });
  return { admission, notices };
}

test('lets in and gives back', async () => {
  const { claims, claimed } = board();
  const { admission } = admissionOn(claims);
  expect(await admission.admit(attempt())).toBeUndefined();
  expect(claimed.size).toBe(1);
  await admission.release?.(attempt(), undefined);
  expect(claimed.size).toBe(0);
});

test('refuses with its code while another captures; what is forced passes', async () => {
  const { claims, claimed } = board();
  claimed.add('0000badc-1-00000001');
  const { admission } = admissionOn(claims);
  expect(await admission.admit(attempt())).toMatchObject({ code: 'lease_taken', retryAfterSeconds: 60 });
  expect(await admission.admit(attempt(true))).toBeUndefined();
  expect([...claimed]).toEqual(['0000badc-1-00000001']);
});

test('lets in where the store fails, and says so', async () => {
  const { claims, claimed } = board(async () => {
    throw new StoreUnavailableError('down');
  });
  const { admission, notices } = admissionOn(claims);
  expect(await admission.admit(attempt())).toBeUndefined();
  expect(notices).toEqual(['captures without asking the others of the service: down']);
  await admission.release?.(attempt(), undefined);
  expect(claimed.size).toBe(0);
});

test('lets in where the store is silent, and gives back a lease that comes too late', async () => {
  const answer = Promise.withResolvers<void>();
  const { claims, claimed } = board(async () => {
    await answer.promise;
    return [...claimed].map((name) => ({ name, modifiedMs: 0 }));
  });
  const { admission, notices } = admissionOn(claims);
  expect(await admission.admit(attempt())).toBeUndefined();
  expect(notices.join()).toContain('no answer from the store within 0.05 s');
  expect(claimed.size).toBe(1);
  answer.resolve();
  await new Promise((wake) => setImmediate(wake));
  expect(claimed.size).toBe(0);
});

test('a directory that cannot be used is no silence', async () => {
  const { claims } = board(async () => {
    throw new Error('EACCES');
  });
  await expect(admissionOn(claims).admission.admit(attempt())).rejects.toThrow('EACCES');
});
