import { expect, test } from 'vitest';
import { CaptureSchedule } from './capture-schedule.ts';

/** When captures are due, asked each second. */
function times(random: () => number, untilSecond: number): number[] {
  const schedule = new CaptureSchedule(3_600_000, 0, random);
  const due: number[] = [];
  for (let second = 0; second <= untilSecond; second++) {
    if (schedule.takeDue(second * 1000)) due.push(second);
  }
  return due;
}

test('each interval has one capture, at its middle if chance says so', () => {
  expect(times(() => 0.5, 10_000)).toEqual([1800, 5400, 9000]);
});

test('chance moves the first within an interval, the others by a tenth', () => {
  expect(times(() => 0, 8000)).toEqual([0, 3240, 6480]);
  expect(times(() => 1, 8000)).toEqual([3600, 7560]);
});

test('a process that slept through several makes one', () => {
  const schedule = new CaptureSchedule(3_600_000, 0, () => 0.5);
  expect(schedule.takeDue(100_000_000)).toBe(true);
  expect(schedule.takeDue(100_001_000)).toBe(false);
});
