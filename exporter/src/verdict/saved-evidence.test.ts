import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDetector } from '../detect/detector.ts';
import { SavedEvidence } from './saved-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fedDetector() {
  const detector = createDetector();
  for (let n = 0; n < 40; n++) {
    const bytes = 50e6 + n * 1e5;
    detector.push({
      timeMs: 1e12 + n * 15_000,
      heapUsedBytes: bytes,
      liveBytes: bytes,
      rssBytes: 2 * bytes,
      heapLimitBytes: 1e9,
      majorGc: true,
    });
  }
  return detector;
}

test('what was saved is what another detector goes on with', () => {
  const path = join(folder, 'deep/er/state.json');
  const first = fedDetector();
  new SavedEvidence(path, first).save();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'deep/er'))).toEqual(['state.json']);
  const second = createDetector();
  new SavedEvidence(path, second).restore();
  expect(second.serialize()).toEqual(first.serialize());
});

test('no file is no evidence, and no fault', () => {
  const detector = createDetector();
  const before = detector.serialize();
  new SavedEvidence(join(folder, 'none'), detector).restore();
  expect(detector.serialize()).toEqual(before);
});

test.each([
  ['half a file', '{"version":'],
  ['another file', '{"name":"app"}'],
  ['a file past all measure', `"${'x'.repeat(2 << 20)}"`],
])('%s is told, and nothing is restored', (_, content) => {
  const path = join(folder, 'bad.json');
  writeFileSync(path, content);
  const detector = createDetector();
  const before = detector.serialize();
  expect(() => new SavedEvidence(path, detector).restore()).toThrow(
    /bad\.json holds no evidence of the detector; it starts anew/,
  );
  expect(detector.serialize()).toEqual(before);
});

test('a place that cannot be written to is told and left clean', () => {
  const file = join(folder, 'in-the-way');
  writeFileSync(file, 'x');
  expect(() => new SavedEvidence(join(file, 'state.json'), createDetector()).save()).toThrow(
    /EEXIST|ENOTDIR/,
  );
  expect(readFileSync(file, 'utf8')).toBe('x');
});
