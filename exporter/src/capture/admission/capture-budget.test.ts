import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseByLimits } from './capture-budget.ts';

const LIMITS = { coolDownSeconds: 60, perHour: 3, perDay: 5 };
const NOW = 1_790_000_000_000;
const ago = (...seconds: number[]) => seconds.map((second) => NOW - second * 1000);
const refuse = (begunMs: number[], lastMs = begunMs.at(-1)) => refuseByLimits(LIMITS, begunMs, lastMs, NOW);

test('nothing yet, and after the cool-down, is let in', () => {
  expect(refuse([])).toBeUndefined();
  expect(refuse(ago(60))).toBeUndefined();
});

test('the cool-down counts from the end of the last', () => {
  expect(refuse(ago(100), NOW - 15_000)).toEqual({
    outcome: 'refused',
    code: 'cool_down',
    detail: 'the last capture of this service was less than 60 s ago (capture.coolDown)',
    retryAfterSeconds: 45,
  });
});

test('the hour has its share, and says when the oldest drops out', () => {
  expect(refuse(ago(3500, 1000, 500))).toMatchObject({ code: 'over_budget', retryAfterSeconds: 100 });
  expect(refuse(ago(3601, 1000, 500))).toBeUndefined();
});

test('so has the day', () => {
  expect(refuse(ago(80_000, 70_000, 60_000, 50_000, 40_000))).toMatchObject({
    code: 'over_budget',
    detail: '5 captures of this service were begun within the last day; 5 may be (capture.perDay)',
    retryAfterSeconds: 6400,
  });
});

test('a cool-down of 0 is none; a clock that was set back locks nothing up for longer than the limits', () => {
  expect(refuseByLimits({ ...LIMITS, coolDownSeconds: 0 }, ago(0), NOW, NOW)).toBeUndefined();
  expect(refuse([NOW + 9e9])).toMatchObject({ code: 'cool_down', retryAfterSeconds: 60 });
});

test('who asks again when told is let in, and never by more than the limits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 60 }), (gaps) => {
      const begun: number[] = [];
      let now = NOW;
      for (const gap of gaps) {
        now += gap * 1000;
        let tries = 0;
        for (;;) {
          const refusal = refuseByLimits(LIMITS, begun, begun.at(-1), now);
          if (refusal === undefined) break;
          // one wait for each of the limits
          expect(++tries).toBeLessThanOrEqual(3);
          now += (refusal.retryAfterSeconds ?? Number.NaN) * 1000;
        }
        begun.push(now);
        expect(begun.filter((ms) => ms > now - 3_600_000).length).toBeLessThanOrEqual(3);
        expect(begun.filter((ms) => ms > now - 86_400_000).length).toBeLessThanOrEqual(5);
      }
    }),
    { numRuns: 100 },
  );
});
