import { expect, test } from 'vitest';
import { addReading, type Cell, emptyCell } from '../condensed-history.ts';
import { beyondLevellingLaw } from './levelling-law.ts';
import { stepOverLine } from './single-step.ts';
import { halfSlopes, laterShare } from './slowdown.ts';
import { roughRise } from './window-look.ts';
import { type WindowPoints, windowPoints } from './window-points.ts';
import { fitWithinLives } from './within-lives.ts';

const MINUTE = 60_000;
/** Noise that is the same each time, of about one byte. */
const wobble = (i: number) => (((i + 1) * (i + 7) * 37) % 101) / 29 - 1.7;

function cellsOf(level: (hours: number) => number): Cell[] {
  return Array.from({ length: 40 }, (_, i) => {
    const cell = emptyCell(0, 0, i * 6 * MINUTE, (i + 1) * 6 * MINUTE);
    addReading(cell.memory.heap, level((i + 0.5) / 10) + wobble(i));
    return cell;
  });
}

function pointsOf(level: (hours: number) => number): WindowPoints {
  return windowPoints(cellsOf(level), 'heap', 0);
}

const line = pointsOf((hours) => 500 + 20 * hours);
const logarithm = pointsOf((hours) => 500 + 20 * Math.log(1 + hours / 0.1));
const filled = pointsOf((hours) => 500 + 60 * Math.min(1, hours / 2));
const saturating = pointsOf((hours) => 500 + 80 * (1 - Math.exp(-hours / 0.7)));
const leakAfterWarmUp = pointsOf((hours) => 500 + 20 * hours + 60 * (1 - Math.exp(-hours / 0.2)));
const step = pointsOf((hours) => (hours < 1.7 ? 500 : 560));
const steps = pointsOf((hours) => 500 + 15 * Math.floor(hours / 0.5));

const share = ({ earlier, later }: ReturnType<typeof halfSlopes>) => laterShare(earlier, later, 0.7);
const squares = (points: WindowPoints) => fitWithinLives(points, points.hours, points.levels)?.squares ?? 0;

test('growth that slows down is told from growth that does not', () => {
  expect(share(halfSlopes(line, line.levels))).toBeGreaterThan(0.9);
  expect(share(halfSlopes(steps, steps.levels))).toBeGreaterThan(0.7);
  expect(share(halfSlopes(logarithm, logarithm.levels))).toBeLessThan(0.5);
  expect(share(halfSlopes(filled, filled.levels))).toBeLessThan(0.3);
  expect(laterShare({ slope: -1, error: 1 }, { slope: 2, error: 1 }, 0.7)).toBe(Number.POSITIVE_INFINITY);
});

test.each([6, 7, 8, 9, 12])('and of %i points as well', (count) => {
  const few = (level: (part: number) => number) => {
    const at = Array.from({ length: count }, (_, i) => (i + 0.5) / count);
    const cells = at.map((part, i) => {
      const cell = emptyCell(0, 0, 240 * part * MINUTE - 1, 240 * part * MINUTE + 1);
      addReading(cell.memory.heap, 500 + level(part) + wobble(i) / 4);
      return cell;
    });
    const points = windowPoints(cells, 'heap', 0);
    expect(points.count).toBe(count);
    return halfSlopes(points, points.levels);
  };
  const even = few((part) => 80 * part);
  expect(even.later.slope / even.earlier.slope).toBeGreaterThan(0.8);
  expect(share(even)).toBeGreaterThan(0.7);
  const full = few((part) => 80 * Math.min(1, 2 * part));
  expect(full.later.slope / full.earlier.slope).toBeLessThan(0.5);
  expect(share(full)).toBeLessThan(0.7);
});

test('laws that level off need no even growth beside them; a leak does', () => {
  for (const points of [logarithm, filled, saturating]) {
    expect(beyondLevellingLaw(points, points.levels, 'birth').standardErrors).toBeLessThan(3);
    expect(beyondLevellingLaw(points, points.levels, 'birth').isLineAsGood).toBe(false);
  }
  expect(beyondLevellingLaw(line, line.levels, 'birth').standardErrors).toBeGreaterThan(9);
  // a logarithm comes near to a warm-up with a leak after it
  expect(beyondLevellingLaw(leakAfterWarmUp, leakAfterWarmUp.levels, 'birth').standardErrors).toBeGreaterThan(
    3,
  );
  expect(beyondLevellingLaw(line, line.levels, 'birth').isLineAsGood).toBe(true);
});

test('one step is explained better by a step, several by a line', () => {
  expect(stepOverLine(step, step.levels, squares(step))).toBeLessThan(0.1);
  expect(stepOverLine(steps, steps.levels, squares(steps))).toBeGreaterThan(2);
  expect(stepOverLine(line, line.levels, squares(line))).toBeGreaterThan(10);
});

test('the cheap look sees a rise, and says nothing across a restart', () => {
  const cells = cellsOf((hours) => 500 + 20 * hours);
  expect(roughRise(cells, 'heap', 4)?.riseBytes).toBeGreaterThan(70);
  expect(roughRise(cells, 'heap', 4)?.startBytes).toBeLessThan(510);
  for (const cell of cells.slice(20)) cell.life = 1;
  expect(roughRise(cells, 'heap', 4)?.riseBytes).toBe(Number.POSITIVE_INFINITY);
  expect(roughRise(cells, 'external', 4)).toBeUndefined();
  expect(roughRise([], 'heap', 4)).toBeUndefined();
});
