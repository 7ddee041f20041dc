import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HeapProfileMeta } from '../../capture/profile/heap-profile-meta.ts';
import { type HeapProfileRequest, NOT_SAMPLING } from '../../capture/profile/heap-profiles.ts';
import type { CaptureOutcome, CaptureRequest } from '../../capture/snapshot-capture.ts';
import { YOUNG_VERDICT } from '../../detect/verdict.ts';
import { parseSettings } from '../../options/settings.ts';
import { EventHub, type VerdictEvent } from '../events.ts';
import { type CapturePlans, type CapturePlansParts, startCapturePlans } from './capture-plans.ts';

const MIB = 1024 * 1024;
const REFUSED: CaptureOutcome = { outcome: 'refused', code: 'capture_running', detail: 'one at a time' };
let requests: CaptureRequest[] = [];
let profiled: HeapProfileRequest[] = [];
let isSampling = false;
let errors: unknown[] = [];
let events = new EventHub(() => undefined);
let ageMs = 0;
let bytes = 20 * MIB;
let threads: ReturnType<CapturePlansParts['threads']>;
let plans: CapturePlans | undefined;

beforeEach(() => {
  requests = [];
  profiled = [];
  isSampling = false;
  errors = [];
  events = new EventHub((_event, error) => errors.push(error));
  ageMs = 0;
  bytes = 20 * MIB;
  threads = undefined;
});
afterEach(() => plans?.stop());

function start(given: object, answer: () => Promise<CaptureOutcome>) {
  plans = startCapturePlans({
    settings: parseSettings({ capture: given }, {}).settings,
    captures: {
      capture(request) {
        requests.push(request);
        return answer();
      },
    },
    profiles: {
      get isSampling() {
        return isSampling;
      },
      async capture(request) {
        profiled.push(request);
        return NOT_SAMPLING;
      },
    },
    events,
    threads: () => threads,
    readBytes: () => bytes,
    age: () => ageMs,
    random: () => 0.5,
    onError: (error) => errors.push(error),
  });
  return plans;
}

const captured = async () => ({ outcome: 'captured' }) as CaptureOutcome;
const tell = (state: VerdictEvent['state'], memory: VerdictEvent['memory']) =>
  events.emit('verdict', {
    ...YOUNG_VERDICT,
    memory,
    state,
    leaking: state === 'leaking',
    why: 'It grows.',
    isolate: 'main',
    atMs: 0,
    stateBefore: 'stable',
  });

test('a baseline, one as soon as the verdict is told, one after further growth', async () => {
  const { look } = start({ onVerdict: true, baselineAfter: 10 }, captured);
  await look();
  expect(requests).toEqual([]);
  ageMs = 10_000;
  await look();
  bytes = 30 * MIB;
  tell('leaking', 'external');
  await vi.waitFor(() => expect(requests).toHaveLength(2));
  await look();
  bytes = 36 * MIB;
  await look();
  expect(requests.map(({ reason }) => reason)).toEqual([
    'baseline, before any leak',
    'leak: It grows.',
    'further growth of a leak: It grows.',
  ]);
});

test('native memory that leaks is not captured: no snapshot shows it', async () => {
  const { look } = start({ onVerdict: true, baselineAfter: 1000 }, captured);
  tell('leaking', 'native');
  await look();
  expect(requests).toEqual([]);
});

test('what is refused is asked for later, and a fault is told', async () => {
  const { look } = start({ onVerdict: true, baselineAfter: 1 }, async () => REFUSED);
  ageMs = 1000;
  await look();
  await look();
  expect(requests).toHaveLength(1);
  ageMs = 32_000;
  await look();
  expect(requests).toHaveLength(2);
  expect(errors).toEqual([]);
});

test('a heap profile in place of a snapshot is a step of the plan, and the baseline has one in any case', async () => {
  isSampling = true;
  const heapProfile = {} as HeapProfileMeta;
  const answers: CaptureOutcome[] = [
    await captured(),
    { outcome: 'refused', code: 'no_memory', detail: 'too little', heapProfile },
    { outcome: 'refused', code: 'no_memory', detail: 'too little', heapProfile },
  ];
  const { look } = start({ onVerdict: true, baselineAfter: 10 }, async () => answers.shift() ?? REFUSED);
  ageMs = 10_000;
  await look();
  expect(profiled).toEqual([{ reason: 'baseline, before any leak', trigger: 'verdict', keep: 'baseline' }]);
  bytes = 30 * MIB;
  tell('leaking', 'heap');
  await vi.waitFor(() => expect(requests).toHaveLength(2));
  await look();
  bytes = 36 * MIB;
  await look();
  bytes = 90 * MIB;
  await look();
  expect(requests).toHaveLength(3);
  expect(profiled).toHaveLength(1);
});

test('while one is captured nothing else is asked for', async () => {
  const { promise, resolve } = Promise.withResolvers<CaptureOutcome>();
  const { look } = start({ onVerdict: true, baselineAfter: 1 }, () => promise);
  ageMs = 1000;
  const looks = [look(), look()];
  tell('leaking', 'heap');
  resolve(REFUSED);
  await Promise.all(looks);
  expect(requests).toHaveLength(1);
});

test('the schedule captures by the clock, without a verdict', async () => {
  const { look } = start({ every: 60 }, captured);
  tell('leaking', 'heap');
  for (ageMs = 0; ageMs <= 160_000; ageMs += 5000) await look();
  expect(requests.map(({ reason }) => reason)).toEqual([
    'schedule: each 60 s',
    'schedule: each 60 s',
    'schedule: each 60 s',
  ]);
});

test('a worker thread that leaks is captured under its own label', async () => {
  const { look } = start({ onVerdict: true, baselineAfter: 1000 }, captured);
  let usedBytes = 30 * MIB;
  let isAsked = false;
  threads = {
    labels: ['mail', 'silent'],
    async refresh() {
      isAsked = true;
    },
    find: (label) => ({
      reading:
        label === 'silent'
          ? undefined
          : {
              values: [
                ['heapwatch_heap_used_bytes', usedBytes, {}],
                ['heapwatch_leak_state', 1, { memory: 'heap', state: 'leaking' }],
              ],
              distributions: [],
            },
      worker: undefined,
      ended: new AbortController().signal,
      capture: async () => undefined,
    }),
  };
  await look();
  await look();
  usedBytes += 2 * MIB;
  await look();
  await look();
  expect(isAsked).toBe(true);
  expect(requests).toEqual([
    { reason: 'leak: thread mail', isolate: 'mail', trigger: 'verdict' },
    { reason: 'further growth of a leak: thread mail', isolate: 'mail', trigger: 'verdict' },
  ]);
});
