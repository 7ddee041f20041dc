import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from './audit-entry.ts';
import { AuditFile } from './audit-file.ts';
import { AuditLog } from './audit-log.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const ENTRY = {
  remoteAddress: '127.0.0.1',
  action: 'GET /v1/snapshots',
  outcome: 'done',
  status: 200,
} as const;
const entriesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AuditEntry);

describe('the file', () => {
  test('holds a line each, closed to others, and is gone on with', () => {
    for (const token of ['a', 'b']) {
      const file = new AuditFile(path);
      file.append({ time: 't', token, ...ENTRY });
      file.close();
    }
    expect(entriesOf(path)).toEqual([
      { time: 't', token: 'a', ...ENTRY },
      { time: 't', token: 'b', ...ENTRY },
    ]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is two files of the given size at most, and no line is cut', () => {
    const file = new AuditFile(path, 500);
    for (let i = 0; i < 40; i++) file.append({ time: 't', token: `n${i}`, ...ENTRY });
    file.close();
    const kept = [...entriesOf(`${path}.1`), ...entriesOf(path)].map(({ token }) => token);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, i) => `n${40 - kept.length + i}`));
    for (const part of [path, `${path}.1`]) expect(statSync(part).size).toBeLessThanOrEqual(500);
  });

  test('is refused where it is a link, or open to others', () => {
    writeFileSync(path, '');
    chmodSync(path, 0o644);
    expect(() => new AuditFile(path)).toThrow('mode 600');
    symlinkSync(path, join(folder, 'link'));
    expect(() => new AuditFile(join(folder, 'link'))).toThrow('ELOOP');
  });
});

describe('the log', () => {
  test('leaves out what strangers do beyond ten lines a minute, counted, and nothing of those with a token', () => {
    const entries: AuditEntry[] = [];
    let nowMs = 0;
    const log = new AuditLog(
      { file: undefined, onEntry: (entry) => entries.push(entry), onError: () => undefined },
      () => nowMs,
    );
    for (let i = 0; i < 25; i++) log.write(ENTRY);
    expect(entries).toHaveLength(10);
    log.write({ token: 'grafana', ...ENTRY });
    expect(entries.at(-1)).toEqual({
      time: '1970-01-01T00:00:00.000Z',
      token: 'grafana',
      ...ENTRY,
      leftOut: 15,
    });
    nowMs = 60_000;
    log.write(ENTRY);
    expect(entries.at(-1)).toEqual({ time: '1970-01-01T00:01:00.000Z', ...ENTRY });
  });

  test('that cannot be written is a fault, and the event comes all the same', () => {
    const errors: unknown[] = [];
    let told = 0;
    const file = {
      append: () => {
        throw new Error('disk full');
      },
      close: () => undefined,
    };
    const log = new AuditLog({ file, onEntry: () => told++, onError: (error) => errors.push(error) });
    log.write(ENTRY);
    expect([told, String(errors)]).toEqual([1, 'Error: disk full']);
  });
});
