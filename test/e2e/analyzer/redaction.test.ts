import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeapSnapshot } from '../../../analyzer/src/explain/heap-snapshot.ts';
import { loadSnapshot } from '../../../analyzer/src/open/load-snapshot.ts';
import { redactedSnapshot } from '../../../exporter/src/redaction.ts';
import { type ColumnDigests, digestColumns } from '../../fixtures/column-digests.ts';
import { FIXTURES, readFacts, readFixture } from '../../fixtures/fixture.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
const PLANTED_EACH = 30;
const folder = mkdtempSync(join(tmpdir(), 'heapwatch-redaction-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function redact(bytes: Uint8Array): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    for (let p = 0; p < bytes.length; p += 65_536) yield bytes.slice(p, p + 65_536);
  };
  for await (const piece of redactedSnapshot(chunks())) pieces.push(piece);
  return Buffer.concat(pieces);
}

const load = (bytes: Uint8Array) =>
  loadSnapshot(
    (async function* () {
      yield bytes;
    })(),
  );

/** Names of classes are not compared: some are redacted. */
function digest(snapshot: HeapSnapshot): Omit<ColumnDigests, 'classNames'> {
  const { classNames: _, ...digests } = digestColumns({
    ids: snapshot.nodeIds,
    selfSizes: snapshot.selfSizes,
    retainedSizes: snapshot.retainedSizes,
    distances: snapshot.distances,
    dominators: snapshot.immediateDominators,
    classNames: [],
  });
  return digests;
}

test.each(FIXTURES)('a snapshot of %s keeps its ids, sizes, distances and dominators', async (name) => {
  const redacted = await load(await redact(readFixture(name)));
  expect(readFacts(name).digests).toMatchObject(digest(redacted));
});

describe('a process full of secrets', () => {
  let planted: [kind: string, secrets: Buffer[]][];
  let raw: Buffer;
  let redacted: Buffer;
  beforeAll(async () => {
    const path = join(folder, 'secrets.heapsnapshot');
    const program = join(import.meta.dirname, 'secrets.mjs');
    const told = execFileSync(process.execPath, [program, path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    planted = Object.entries(JSON.parse(told) as Record<string, number[][]>).map(([kind, secrets]) => [
      kind,
      secrets.map((bytes) => Buffer.from(bytes)),
    ]);
    raw = readFileSync(path);
    redacted = await redact(raw);
  }, 60_000);

  test('has a thousand of them in its snapshot, and none in the redacted one', () => {
    const count = planted.reduce((sum, [, secrets]) => sum + secrets.length, 0);
    expect(count).toBeGreaterThan(1000);
    for (const [kind, secrets] of planted) {
      const inRaw = secrets.filter((secret) => raw.includes(secret)).length;
      expect(`${kind}: ${inRaw}`).toBe(`${kind}: ${PLANTED_EACH}`);
    }
    const left = planted.flatMap(([kind, secrets]) =>
      secrets.filter((secret) => redacted.includes(secret)).map(() => kind),
    );
    expect(left).toEqual([]);
  });

  test('keeps the graph to the node, and the names of the program', async () => {
    const [before, after] = [await load(raw), await load(redacted)];
    expect(digest(after)).toEqual(digest(before));
    const names = new Set(JSON.parse(redacted.toString()).strings);
    for (const name of [
      'Holder',
      'planted',
      'plantedDictionary',
      'system / Map',
      'EventEmitter',
      '_events',
    ]) {
      expect(names).toContain(name);
    }
  });

  test('heapwatch redact writes a file that only its user can read, and never over another', () => {
    const [source, output] = [join(folder, 'secrets.heapsnapshot'), join(folder, 'out.heapsnapshot.gz')];
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [CLI, 'redact', ...args], { encoding: 'utf8' });
    expect(run(source, output)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Wrote \S+, [\d.]+ MiB\.\n$/),
    });
    expect(statSync(output).mode & 0o777).toBe(0o600);
    // another process has another key: lengths are equal, hashes are not
    const content = gunzipSync(readFileSync(output)).toString();
    const withoutHashes = (text: string): string => text.replace(/:[0-9a-f]{16}/g, '');
    expect(withoutHashes(content) === withoutHashes(redacted.toString())).toBe(true);
    expect(run(source, output)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/there is a file already/),
    });
  });

  test('heapwatch redact leaves no file of what it cannot redact', () => {
    const cut = join(folder, 'cut.heapsnapshot');
    writeFileSync(cut, raw.subarray(0, raw.length - 1000));
    const output = join(folder, 'cut.out');
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'redact', cut, output], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/cut\.heapsnapshot: the snapshot ends too early/),
    });
    expect(readdirSync(folder)).not.toContain('cut.out');
  });
});
