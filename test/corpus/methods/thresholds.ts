import { fedMethod } from './method.ts';

const FULL_SHARE = 0.9;

/** The rule most dashboards have: heap used over 90 % of the limit. */
export const nearLimit = fedMethod('heap used / limit > 0.9', () => (sample) => ({
  leaking: sample.heapUsedBytes > FULL_SHARE * sample.heapLimitBytes,
}));
