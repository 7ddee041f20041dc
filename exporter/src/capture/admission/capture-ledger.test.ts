import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LearnedCost } from '../preflight/capture-cost.ts';
import { CaptureLedger } from './capture-ledger.ts';

const NOW = 1_790_000_000_000;
const LEARNED: LearnedCost = {
  nodes: 100,
  ordinaryBytes: 4000,
  largeBytes: 0,
  memoryBytes: 50_000,
  pauseSeconds: 0.5,
  fileBytes: 900,
};
let root: string;
let directory: string;
let nowMs: number;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'heapwatch-ledger-'));
  directory = join(root, 'snapshots');
  nowMs = NOW;
});
afterEach(() => rmSync(root, { recursive: true }));

const ledger = (service = 'checkout') => new CaptureLedger(directory, service, () => nowMs);
const onlyFile = () => join(directory, readdirSync(directory)[0] ?? '');

test('the next process knows what was begun, when the last ended and what it cost', async () => {
  expect(await ledger().read()).toEqual({ begunMs: [], lastMs: undefined, learned: undefined });
  await ledger().begin();
  nowMs += 5000;
  await ledger().end(LEARNED);
  nowMs += 60_000;
  await ledger().begin();
  expect(await ledger().read()).toEqual({
    begunMs: [NOW, NOW + 65_000],
    lastMs: NOW + 65_000,
    learned: LEARNED,
  });
  expect(await ledger('other').read()).toMatchObject({ begunMs: [] });
  expect(statSync(onlyFile()).mode & 0o777).toBe(0o600);
});

test('after a day a capture counts no more, but what it cost is still known', async () => {
  await ledger().begin();
  await ledger().end(LEARNED);
  nowMs += 24 * 3_600_000;
  expect(await ledger().read()).toEqual({ begunMs: [], lastMs: undefined, learned: LEARNED });
});

test('what another version of Node.js cost is not taken, nor is a line cut short', async () => {
  await ledger().begin();
  await ledger().end(LEARNED);
  const text = readFileSync(onlyFile(), 'utf8');
  writeFileSync(onlyFile(), `${text.replace(process.versions.node, '18.0.0')}{"at":1790000000000,"did":"beg`);
  expect(await ledger().read()).toEqual({ begunMs: [NOW], lastMs: NOW, learned: undefined });
});

test('it does not grow for ever, and forgets nothing that counts', async () => {
  await ledger().begin();
  await ledger().end(LEARNED);
  nowMs += 25 * 3_600_000;
  writeFileSync(onlyFile(), `${`${'x'.repeat(99)}\n`.repeat(700)}${readFileSync(onlyFile(), 'utf8')}`);
  await ledger().begin();
  expect(statSync(onlyFile()).size).toBeLessThan(1000);
  expect(readdirSync(directory)).toHaveLength(1);
  expect(await ledger().read()).toEqual({ begunMs: [nowMs], lastMs: nowMs, learned: LEARNED });
});

test('a link in its place is not followed', async () => {
  await ledger().begin();
  const path = onlyFile();
  rmSync(path);
  writeFileSync(join(root, 'victim'), 'kept');
  symlinkSync(join(root, 'victim'), path);
  await expect(ledger().begin()).rejects.toThrow('ELOOP');
  await expect(ledger().read()).rejects.toThrow('ELOOP');
  expect(readFileSync(join(root, 'victim'), 'utf8')).toBe('kept');
});
