import type { CaptureRefusal, CaptureRequest } from '../../capture/snapshot-capture.ts';
import type { Profiles } from './profiles.ts';

/**
 * Takes a heap profile where memory does not do for the snapshot that was asked for, and allocations are sampled.
 * @returns the refusal, which says so; never rejects
 */
export async function takeSecondChoice(
  refusal: CaptureRefusal,
  { reason, trigger, keep, isolate }: CaptureRequest,
  profiles: Pick<Profiles, 'isSampling' | 'capture'>,
): Promise<CaptureRefusal> {
  // what is sampled is this isolate
  if (refusal.code !== 'no_memory' || isolate !== undefined || !profiles.isSampling) return refusal;
  const taken = await profiles.capture({
    reason,
    ...(trigger === undefined ? {} : { trigger }),
    ...(keep === undefined ? {} : { keep }),
    snapshotRefused: refusal.detail,
  });
  if (taken.outcome !== 'captured') {
    return { ...refusal, detail: `${refusal.detail} None was taken: ${taken.detail}.` };
  }
  return {
    ...refusal,
    detail: `${refusal.detail} ${taken.profile.id} was taken instead.`,
    heapProfile: taken.profile,
  };
}
