import { expect, test } from 'vitest';
import { Scrape } from '../../publish/scrape.ts';
import { controlGroupLimit, controlGroupRoom } from './control-group.ts';
import { type LimitSources, memoryLimitCollector } from './memory-limit.ts';

const GIB = 2 ** 30;
const files = (contents: Record<string, string>) => (path: string) => contents[path];

test.each([
  ['nothing is mounted', {}, undefined],
  [
    'version 2 without a limit',
    { '/proc/self/cgroup': '0::/app', '/sys/fs/cgroup/app/memory.max': 'max\n' },
    undefined,
  ],
  [
    'version 2',
    { '/proc/self/cgroup': '0::/app\n', '/sys/fs/cgroup/app/memory.max': '536870912\n' },
    GIB / 2,
  ],
  [
    'the smallest of the groups around it',
    {
      '/proc/self/cgroup': '0::/kube/pod/app',
      '/sys/fs/cgroup/kube/memory.max': '4294967296',
      '/sys/fs/cgroup/kube/pod/memory.max': '1073741824',
      '/sys/fs/cgroup/kube/pod/app/memory.max': 'max',
    },
    GIB,
  ],
  [
    'version 2 in a container, where its group is the root',
    { '/proc/self/cgroup': '0::/../outside', '/sys/fs/cgroup/memory.max': '1073741824' },
    GIB,
  ],
  [
    'version 1 beside others',
    {
      '/proc/self/cgroup': '12:cpu,cpuacct:/x\n4:memory:/docker/abc\n0::/\n',
      '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': '2147483648\n',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    },
    2 * GIB,
  ],
  [
    'version 1 without a limit',
    {
      '/proc/self/cgroup': '4:memory:/',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712',
    },
    undefined,
  ],
])('the limit of control groups: %s', (_name, contents, expected) => {
  expect(controlGroupLimit(files(contents as Record<string, string>))).toBe(expected);
});

test.each([
  ['no limit', { '/proc/self/cgroup': '0::/app', '/sys/fs/cgroup/app/memory.max': 'max' }, undefined],
  [
    'the group with the least left, its idle file pages counted as free',
    {
      '/proc/self/cgroup': '0::/pod/app',
      '/sys/fs/cgroup/pod/memory.max': '2000',
      '/sys/fs/cgroup/pod/memory.current': '1900',
      '/sys/fs/cgroup/pod/memory.stat': 'anon 1000\ninactive_file 300\nactive_file 99\n',
      '/sys/fs/cgroup/pod/app/memory.max': '1000',
      '/sys/fs/cgroup/pod/app/memory.current': '500',
    },
    400,
  ],
  [
    'version 1, with what the groups inside use',
    {
      '/proc/self/cgroup': '4:memory:/app',
      '/sys/fs/cgroup/memory/app/memory.limit_in_bytes': '1000',
      '/sys/fs/cgroup/memory/app/memory.usage_in_bytes': '1200',
      '/sys/fs/cgroup/memory/app/memory.stat': 'inactive_file 1\ntotal_inactive_file 100\n',
    },
    0,
  ],
])('the room in control groups: %s', (_name, contents, expected) => {
  expect(controlGroupRoom(files(contents as Record<string, string>))).toBe(expected);
});

const UNLIMITED = 18446744073709552000;

function limitOf(sources: Partial<LimitSources>): number | undefined {
  const scrape = new Scrape();
  memoryLimitCollector({
    readText: () => undefined,
    constrainedMemory: () => UNLIMITED,
    machineMemory: () => 16 * GIB,
    now: () => 0,
    ...sources,
  }).collect(scrape);
  return scrape.points('heapwatch_memory_limit_bytes')[0]?.value;
}

test('is the smallest of control groups, Node’s own and the machine; no limit is none of them', () => {
  expect(limitOf({})).toBe(16 * GIB);
  expect(limitOf({ constrainedMemory: () => 0 })).toBe(16 * GIB);
  expect(limitOf({ constrainedMemory: () => 3 * GIB })).toBe(3 * GIB);
  const readText = files({ '/proc/self/cgroup': '0::/', '/sys/fs/cgroup/memory.max': String(2 * GIB) });
  expect(limitOf({ readText, constrainedMemory: () => 3 * GIB })).toBe(2 * GIB);
});

test('is looked up once a minute', () => {
  let nowMs = 0;
  let lookups = 0;
  const collector = memoryLimitCollector({
    readText: () => undefined,
    constrainedMemory: () => 0,
    machineMemory: () => ++lookups,
    now: () => nowMs,
  });
  for (nowMs = 0; nowMs <= 120_000; nowMs += 15_000) collector.collect(new Scrape());
  expect(lookups).toBe(3);
});
