import { expect, test } from 'vitest';
import type { HeapProfileMeta } from '../../capture/profile/heap-profile-meta.ts';
import type { HeapProfileOutcome, HeapProfileRequest } from '../../capture/profile/heap-profiles.ts';
import type { CaptureRefusal } from '../../capture/snapshot-capture.ts';
import { takeSecondChoice } from './second-choice.ts';

const REFUSAL: CaptureRefusal = { outcome: 'refused', code: 'no_memory', detail: 'Too little room.' };
const REQUEST = { reason: 'leak: it grows', trigger: 'verdict', keep: 'baseline' } as const;
const PROFILE = { id: '20261121T031500Z-00000001' } as HeapProfileMeta;

function profilesOf(answer: HeapProfileOutcome, isSampling = true) {
  const requests: HeapProfileRequest[] = [];
  const capture = async (request: HeapProfileRequest) => {
    requests.push(request);
    return answer;
  };
  return { isSampling, capture, requests };
}

test('a heap profile is taken with the reason of the request, and says why it is none', async () => {
  const profiles = profilesOf({ outcome: 'captured', profile: PROFILE });
  expect(await takeSecondChoice(REFUSAL, REQUEST, profiles)).toEqual({
    ...REFUSAL,
    detail: 'Too little room. 20261121T031500Z-00000001 was taken instead.',
    heapProfile: PROFILE,
  });
  expect(profiles.requests).toEqual([{ ...REQUEST, snapshotRefused: 'Too little room.' }]);
});

test('one that is refused itself is said', async () => {
  const profiles = profilesOf({
    outcome: 'refused',
    code: 'cool_down',
    detail: 'the last was a moment ago',
    retryAfterSeconds: 3,
  });
  expect(await takeSecondChoice(REFUSAL, REQUEST, profiles)).toEqual({
    ...REFUSAL,
    detail: 'Too little room. None was taken: the last was a moment ago.',
  });
});

test.each([
  ['without sampling', REFUSAL, false],
  ['for want of disk', { ...REFUSAL, code: 'no_disk' } as const, true],
  ['within the cool-down', { ...REFUSAL, code: 'cool_down' } as const, true],
])('none is taken %s', async (_when, refusal, isSampling) => {
  const profiles = profilesOf({ outcome: 'captured', profile: PROFILE }, isSampling);
  expect(await takeSecondChoice(refusal, REQUEST, profiles)).toBe(refusal);
  expect(profiles.requests).toEqual([]);
});

test('none is taken of this isolate in place of a snapshot of another', async () => {
  const profiles = profilesOf({ outcome: 'captured', profile: PROFILE });
  expect(await takeSecondChoice(REFUSAL, { ...REQUEST, isolate: 'resize-1' }, profiles)).toBe(REFUSAL);
  expect(profiles.requests).toEqual([]);
});
