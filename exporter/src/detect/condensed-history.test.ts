import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addReading, CELLS_PER_LEVEL, CondensedHistory, emptyCell, LEVELS } from './condensed-history.ts';
import { windowPoints } from './growth/window-points.ts';

function sample(at: number, life = 0, bytes = at) {
  const cell = emptyCell(life, 0, at - 1, at);
  cell.minorGcs = 2;
  cell.countedMs = 1;
  addReading(cell.memory.heap, bytes);
  return cell;
}

test('a million samples stay in a few hundred cells', () => {
  const history = new CondensedHistory();
  for (let at = 1; at <= 1_000_000; at++) history.add(sample(at));
  expect(history.cells.length).toBeLessThanOrEqual(LEVELS * (CELLS_PER_LEVEL + 1));
  expect(history.cells.at(-1)?.toMs).toBe(1_000_000);
  expect(1_000_000 - (history.cells[0]?.fromMs ?? 0)).toBeGreaterThan(200_000);
});

test('nothing is lost until the oldest is forgotten, and lives never merge', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 3000 }), (restarts) => {
      const history = new CondensedHistory();
      let life = 0;
      const perLife = new Map<number, number>();
      restarts.forEach((restarted, i) => {
        if (restarted && i % 7 === 0) life += 1;
        history.add(sample(i + 1, life, 10));
        perLife.set(life, (perLife.get(life) ?? 0) + 1);
      });
      const kept = new Map<number, number>();
      let last = 0;
      for (const cell of history.cells) {
        expect(cell.fromMs).toBeGreaterThanOrEqual(last);
        last = cell.toMs;
        expect(cell.memory.heap.sumBytes).toBe(10 * cell.memory.heap.count);
        kept.set(cell.life, (kept.get(cell.life) ?? 0) + cell.memory.heap.count);
      }
      expect(kept).toEqual(perLife);
    }),
    { numRuns: 30 },
  );
});

test('a window of any length is seen in parts of about the same width', () => {
  const history = new CondensedHistory();
  for (let at = 1; at <= 50_000; at++) history.add(sample(at));
  for (const length of [40, 300, 5000, 40_000]) {
    const points = windowPoints(history.cells, 'heap', 50_000 - length);
    expect(points.count).toBeGreaterThanOrEqual(16);
    expect(points.count).toBeLessThanOrEqual(42);
    points.levels.forEach((level, i) => {
      // the mean of what was read in a part is what a rising line has in its middle
      expect(Math.abs(level - (points.fromMs + (points.hours[i] ?? 0) * 3600_000))).toBeLessThan(2);
      expect(points.loads[i]).toBeCloseTo(2000, 6);
    });
  }
});

test('points know their life and the age of its process, and the young can be left out', () => {
  const history = new CondensedHistory();
  for (let at = 1; at <= 20; at++) {
    const cell = sample(at * 3600_000, at <= 10 ? 4 : 5);
    cell.bornMs = at <= 10 ? 0 : 10 * 3600_000;
    history.add(cell);
  }
  const points = windowPoints(history.cells, 'heap', 0);
  expect([...points.lives]).toEqual([...Array(10).fill(0), ...Array(10).fill(1)]);
  expect(points.ages[19]).toBeCloseTo(10, 3);
  const grown = windowPoints(history.cells, 'heap', 0, { leastAgeMs: 8.5 * 3600_000 });
  expect(grown.count).toBe(4);
  expect(windowPoints(history.cells, 'external', 0).count).toBe(0);
});
