import { gunzipSync } from 'node:zlib';
import { Profile } from 'pprof-format';
import { expect, test } from 'vitest';
import type { HeapProfileFile, ProfileNode } from './heap-profile.ts';
import { encodePprof } from './pprof.ts';

const frame = (functionName: string, lineNumber: number) => ({
  functionName,
  scriptId: '7',
  url: 'file:///app.js',
  lineNumber,
  columnNumber: 4,
});
const node = (
  id: number,
  functionName: string,
  selfSize: number,
  ...children: ProfileNode[]
): ProfileNode => ({ id, callFrame: frame(functionName, id), selfSize, children });

/**
 * (root) ── main 0 ─┬─ load 100
 *                   └─ serve 0 ── load 50
 * `load` of both paths is one function at one place.
 */
const load = (id: number, selfSize: number): ProfileNode => ({
  ...node(id, 'load', selfSize),
  callFrame: frame('load', 9),
});
const FILE: HeapProfileFile = {
  head: node(1, '(root)', 0, node(2, 'main', 0, load(3, 100), node(4, '', 0, load(5, 50)))),
  samples: [
    { size: 60, nodeId: 3, ordinal: 1 },
    { size: 40, nodeId: 3, ordinal: 2 },
    { size: 50, nodeId: 5, ordinal: 3 },
  ],
  heapwatch: {
    id: '20261121T031500Z-00000001',
    service: 'checkout',
    instance: 'pod-1:9470',
    isolate: 'main',
    pid: 7,
    nodeVersion: '24.21.0',
    reason: 'test',
    sampledSince: '2026-11-21T03:14:00.000Z',
    startedAt: '2026-11-21T03:15:00.000Z',
    intervalBytes: 4096,
    sampleCount: 3,
    liveBytes: 150,
    pauseSeconds: 0.01,
  },
};

test('has a sample for each path that holds bytes, leaf first, and each place once', () => {
  const profile = Profile.decode(gunzipSync(encodePprof(FILE)));
  const { strings } = profile.stringTable;
  const nameOf = new Map(profile.function.map(({ id, name }) => [Number(id), strings[Number(name)]]));
  const samples = profile.sample.map(({ locationId, value }) => ({
    stack: locationId.map((id) => nameOf.get(Number(id))),
    value: value.map(Number),
  }));
  expect(samples).toHaveLength(2);
  expect(samples).toContainEqual({ stack: ['load', 'main'], value: [2, 100] });
  expect(samples).toContainEqual({ stack: ['load', '(anonymous)', 'main'], value: [1, 50] });
  expect(profile.location).toHaveLength(3);
  const loadFunction = profile.function.find(({ name }) => strings[Number(name)] === 'load');
  expect([strings[Number(loadFunction?.filename)], Number(loadFunction?.startLine)]).toEqual([
    'file:///app.js',
    10,
  ]);
});

test('says what is counted, in which unit, over which time', () => {
  const profile = Profile.decode(gunzipSync(encodePprof(FILE)));
  const { strings } = profile.stringTable;
  const names = profile.sampleType.map(({ type, unit }) => [strings[Number(type)], strings[Number(unit)]]);
  expect(names).toEqual([
    ['samples', 'count'],
    ['inuse_space', 'bytes'],
  ]);
  expect(strings[Number(profile.defaultSampleType)]).toBe('inuse_space');
  expect(Number(profile.period)).toBe(4096);
  expect(BigInt(profile.durationNanos)).toBe(60_000_000_000n);
});
