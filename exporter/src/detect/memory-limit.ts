import type { MemoryKind, Sample } from './sample.ts';

/**
 * Bytes at which a kind of memory has reached its limit. The heap's is V8's, or what the container leaves for it; external
 * and native memory share the container with the heap. Without a container's limit V8's has to do for them too: it is
 * what the machine was thought to bear.
 */
export function limitOf(memory: MemoryKind, sample: Sample): number {
  const { heapLimitBytes, heapUsedBytes, rssBytes, containerLimitBytes } = sample;
  if (memory !== 'heap') {
    return containerLimitBytes === undefined ? heapLimitBytes : containerLimitBytes - heapUsedBytes;
  }
  if (containerLimitBytes === undefined) return heapLimitBytes;
  const left = containerLimitBytes - (rssBytes - heapUsedBytes);
  return Math.min(heapLimitBytes, Math.max(left, heapUsedBytes));
}
