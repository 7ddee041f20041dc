import { beforeEach, expect, test } from 'vitest';
import type { LearnedCost } from '../preflight/capture-cost.ts';
import type { HeapCensus } from '../preflight/heap-census.ts';
import type { CaptureAttempt } from './admission.ts';
import { PreflightCheck, type PreflightSources } from './preflight-check.ts';

const MIB = 2 ** 20;
const SPACES = { ordinaryBytes: 50 * MIB, largeBytes: 0 };
/** The same 50 MiB in a few thousand texts. */
const FEW: HeapCensus = {
  objects: 80_000,
  structures: 20_000,
  fields: 120_000,
  tableSlots: 20_000,
  hashSlots: 80_000,
  longestTable: 10_000,
  texts: 25_000,
  internalizedTexts: 20_000,
  textBytes: 10 * MIB,
};
const LEARNED: LearnedCost = {
  ...SPACES,
  nodes: 9e5,
  memoryBytes: 500 * MIB,
  pauseSeconds: 2,
  fileBytes: 5 * MIB,
};

let freeBytes: number;
let heapBytes: number | undefined;
let census: HeapCensus | undefined;
let learned: LearnedCost | undefined;
let counts: number;
let measure: { hasCaptured: boolean; keptBytes: () => number };
let notices: string[];
let check: PreflightCheck;

beforeEach(() => {
  freeBytes = 400 * MIB;
  heapBytes = undefined;
  census = FEW;
  learned = undefined;
  counts = 0;
  measure = { hasCaptured: false, keptBytes: () => 0 };
  notices = [];
  const sources: PreflightSources = {
    ledger: { read: async () => ({ begunMs: [], lastMs: undefined, learned }) },
    get measure() {
      return measure;
    },
    readMakeup: () => SPACES,
    readRoom: async () => ({ memoryBytes: freeBytes, memoryOf: 'machine', diskBytes: undefined, heapBytes }),
    canCount: () => true,
    count: async () => {
      counts++;
      return census;
    },
    v8Version: '13.6.1',
    onNotice: (line) => notices.push(line),
  };
  check = new PreflightCheck(sources);
});

const attempt = (force = false): CaptureAttempt => ({
  id: 'x',
  request: { reason: 'test', force },
  startedMs: 0,
});

test('looking counts nothing; who asks for the objects has them counted, and known from then on', async () => {
  expect(await check.read()).toMatchObject({ basis: 'spaces', verdict: 'go' });
  expect(counts).toBe(0);
  expect(await check.read({ count: true })).toMatchObject({ basis: 'counted', verdict: 'go', nodes: 80_000 });
  expect(await check.read()).toMatchObject({ basis: 'counted', nodes: 80_000 });
  expect(counts).toBe(1);
});

test('a capture that the spaces would refuse is let in where the objects are few', async () => {
  expect(await check.admit(attempt())).toBeUndefined();
  expect(counts).toBe(1);
});

test('what fits at worst is not counted, nor what is forced', async () => {
  freeBytes = 4096 * MIB;
  expect(await check.admit(attempt())).toBeUndefined();
  freeBytes = 50 * MIB;
  expect(await check.admit(attempt(true))).toBeUndefined();
  expect(notices[0]).toContain('captures by force: Pauses');
  expect(counts).toBe(0);
});

test('where the objects are many it is refused with the numbers', async () => {
  census = { ...FEW, objects: 2e6 };
  expect(await check.admit(attempt())).toMatchObject({
    code: 'no_memory',
    preflight: { basis: 'counted', nodes: 2e6 },
  });
});

test('a heap near its limit is refused without counting; by force it is not', async () => {
  heapBytes = 4 * MIB;
  expect(await check.admit(attempt())).toMatchObject({ code: 'heap_full', preflight: { verdict: 'refuse' } });
  expect(await check.admit(attempt(true))).toBeUndefined();
  expect(notices[0]).toContain('The heap has 4.0 MiB left');
  expect(counts).toBe(0);
});

test('where nobody can count, the spaces stand', async () => {
  census = undefined;
  expect(await check.admit(attempt())).toMatchObject({ code: 'no_memory', preflight: { basis: 'spaces' } });
  expect(counts).toBe(1);
});

test('an earlier process of the service tells less than the objects, a capture of this one more', async () => {
  learned = LEARNED;
  expect(await check.read()).toMatchObject({ basis: 'learned', memoryBytes: 500 * MIB });
  expect(await check.read({ count: true })).toMatchObject({ basis: 'counted' });
  measure = { hasCaptured: true, keptBytes: () => 400 * MIB };
  expect(await check.read({ count: true })).toMatchObject({ basis: 'learned', memoryBytes: 160 * MIB });
  expect(counts).toBe(1);
});
