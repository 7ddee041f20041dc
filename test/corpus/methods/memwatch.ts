import { fedMethod } from './method.ts';

/** memwatch's rule: five full GCs in a row, each leaving more than the one before, are a leak; one that does not ends it. */
const RISING_GCS = 5;

export const memwatch = fedMethod('memwatch: five rising full GCs', () => {
  let last: number | undefined;
  let rising = 0;
  return ({ liveBytes }) => {
    if (liveBytes !== undefined) {
      rising = last !== undefined && liveBytes > last ? rising + 1 : 0;
      last = liveBytes;
    }
    return { leaking: rising >= RISING_GCS };
  };
});
