export { expectNoLeak, type LeakExpectation } from './open/expect-no-leak.ts';
export { type HeapChange, HeapDiff, type HeapDiffOptions } from './open/heap-diff.ts';
