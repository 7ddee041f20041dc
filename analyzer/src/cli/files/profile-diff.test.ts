import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../input-error.ts';
import { profileDiffText } from '../text/profile-diff-text.ts';
import { areHeapProfiles, diffProfileFiles } from './profile-diff.ts';

const folder = mkdtempSync(join(tmpdir(), 'heapwatch-profile-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: number, pid: number): string {
  const path = join(folder, name);
  const callFrame = {
    functionName: '\u001b[31mremember',
    url: 'file:///app/app.js',
    lineNumber: 21,
    columnNumber: 4,
  };
  const heapwatch = {
    service: 'checkout',
    instance: 'pod-1:9470',
    pid,
    sampledSince: '2026-11-21T03:00:00.000Z',
    startedAt: '2026-11-21T03:15:00.000Z',
    intervalBytes: 524_288,
  };
  const head = { selfSize: 0, children: [{ callFrame, selfSize: bytes, children: [] }] };
  writeFileSync(path, JSON.stringify({ head, samples: [], heapwatch }));
  return path;
}

test('is told to a reader in words first, without what would reach the terminal', async () => {
  const diff = await diffProfileFiles([
    put('a.heapprofile', 1024 ** 2, 7),
    put('b.heapprofile', 4 * 1024 ** 2, 8),
  ]);
  const text = profileDiffText(diff, 20, 80);
  expect(text).toContain('remember allocated +3.0 MiB more that is alive.');
  expect(text).toContain('app.js:22:5');
  expect(text).toContain('Not of the same process');
  expect(text).toContain('who allocated, not who holds');
  expect(text).not.toContain('\u001b');
});

test('what is no profile, or one too many, is bad input that is named', async () => {
  const bad = join(folder, 'bad.heapprofile');
  writeFileSync(bad, '[]');
  await expect(diffProfileFiles([bad, bad])).rejects.toThrow(new InputError(`${bad}: the file is no object`));
  await expect(diffProfileFiles([bad, join(folder, 'none.heapprofile')])).rejects.toThrow(InputError);
  await expect(diffProfileFiles([bad, bad, bad])).rejects.toThrow('two at a time');
  expect([areHeapProfiles([bad]), areHeapProfiles([bad, 'x.heapsnapshot'])]).toEqual([true, false]);
});
