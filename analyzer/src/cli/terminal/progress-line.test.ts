import { expect, test } from 'vitest';
import type { LoadProgress } from '../../open/load-snapshot.ts';
import { ProgressLine } from './progress-line.ts';

const ERASE = '\r\u001b[K';
type Step = readonly [atMs: number, progress: LoadProgress];
const reading = (bytesRead: number, totalBytes = 1000): LoadProgress => ({
  stage: 'reading',
  bytesRead,
  totalBytes,
});

function written(
  steps: readonly Step[],
  stream: { isTTY?: boolean; columns?: number },
  term = 'xterm',
): string[] {
  const texts: string[] = [];
  let now = 0;
  const line = new ProgressLine({ ...stream, write: (text) => texts.push(text) }, () => now, term);
  for (const [atMs, progress] of steps) {
    now = atMs;
    line.update('a.heapsnapshot', progress);
  }
  line.clear();
  return texts;
}

const SLOW: Step[] = [
  [500, reading(100)],
  [1000, reading(200)],
  [1050, reading(210)],
  [1200, reading(240)],
  [3000, { stage: 'graph' }],
  [3001, { stage: 'classes' }],
];

test('a slow load has one line, rewritten now and then, and erased at the end', () => {
  expect(written(SLOW, { isTTY: true })).toEqual([
    `${ERASE}a.heapsnapshot: reading, 20 %`,
    `${ERASE}a.heapsnapshot: reading, 24 %`,
    `${ERASE}a.heapsnapshot: working out who holds what …`,
    `${ERASE}a.heapsnapshot: naming classes …`,
    ERASE,
  ]);
});

test('a quick load, a pipe and a dumb terminal have nothing', () => {
  const quick: Step[] = [
    [100, reading(900)],
    [200, { stage: 'graph' }],
  ];
  expect(written(quick, { isTTY: true })).toEqual([]);
  expect(written(SLOW, {})).toEqual([]);
  expect(written(SLOW, { isTTY: true }, 'dumb')).toEqual([]);
});

test('a terminal that does not know its width is taken for one of eighty columns', () => {
  expect(written([[2000, reading(1)]], { isTTY: true, columns: 0 })).toEqual([
    `${ERASE}a.heapsnapshot: reading, 0 %`,
    ERASE,
  ]);
});

test('a narrow terminal cuts the name at its start; a stream has no end to count to', () => {
  const steps: Step[] = [
    [2000, reading(1)],
    [2200, { stage: 'reading', bytesRead: 7 }],
  ];
  expect(written(steps, { isTTY: true, columns: 24 })).toEqual([
    `${ERASE}…snapshot: reading, 0 %`,
    `${ERASE}…eapsnapshot: reading …`,
    ERASE,
  ]);
});
