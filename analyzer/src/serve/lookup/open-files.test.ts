import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFixture } from '../../../../test/fixtures/fixture.ts';
import { nameSnapshot } from '../../explain/heap-snapshot.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { writeColumnFile } from '../../store/column-file/write-column-file.ts';
import { indexColumns } from '../../store/snapshot-index/index-columns.ts';
import { OpenFiles, StaleFileError } from './open-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-open-'));
  const parser = new SnapshotParser();
  parser.write(readFixture('node-24'));
  const snapshot = nameSnapshot(buildGraph(parser.finish()));
  for (const name of ['a', 'b']) {
    writeColumnFile(pathOf(name), join(folder, 'partial'), {
      release: '1',
      sources: [{ id: name, fingerprint: 'f' }],
      facts: { nodes: snapshot.nodeCount },
      sections: indexColumns(snapshot),
    });
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string): string => join(folder, `${name}.index`);
const fileOf = (name: string) => ({ path: pathOf(name), fingerprints: ['f'] });

test('a file stays open, and counts with what searches in it take, until another needs its memory', () => {
  const files = new OpenFiles();
  const first = files.open(fileOf('a'), '1');
  const closed = first.loadedBytes;
  const { nodeCount } = first.graph;
  expect(first.loadedBytes - closed).toBeGreaterThan(nodeCount * 9);
  expect(files.open(fileOf('a'), '1')).toBe(first);
  const second = files.open(fileOf('b'), '1');
  files.shrink(first.loadedBytes + second.loadedBytes);
  expect(files.open(fileOf('a'), '1')).toBe(first);
  files.shrink(first.loadedBytes + second.loadedBytes - 1);
  expect(files.open(fileOf('b'), '1')).not.toBe(second);
});

test('a file of other sources is stale', () => {
  const files = new OpenFiles();
  expect(() => files.open({ ...fileOf('a'), fingerprints: ['other'] }, '1')).toThrow(StaleFileError);
});
