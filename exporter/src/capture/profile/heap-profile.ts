import type { HeapProfileOrigin } from './heap-profile-meta.ts';

/** A function in a profile; lines and columns count from 0, and -1 is unknown, as V8 has it. */
export interface CallFrame {
  readonly functionName: string;
  readonly scriptId: string;
  readonly url: string;
  /** Where the function begins, not where it allocates. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  /** Bytes allocated here and still alive, estimated from samples. */
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

/** V8's sampling heap profile, as the DevTools protocol and `.heapprofile` files have it. */
export interface SamplingProfile {
  readonly head: ProfileNode;
  readonly samples?: readonly { readonly size: number; readonly nodeId: number; readonly ordinal: number }[];
}

/** What a profile cannot tell; part of each answer. */
export const PROFILE_LIMITS: readonly string[] = [
  'Estimated from samples of what was allocated since sampledSince and is still alive; what was there before is not in it.',
  'It says who allocated, not who holds: a snapshot says that.',
  'Code that V8 optimised is named by its caller where V8 merged the two; a line is where the function begins.',
];

/** A profile as it is stored. */
export type HeapProfileFile = SamplingProfile & { readonly heapwatch: HeapProfileOrigin };

/** Walks all nodes of a profile, parents first, without recursion. */
export function* profileNodes(head: ProfileNode): Generator<ProfileNode> {
  const left = [head];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    yield node;
    for (const child of node.children) left.push(child);
  }
}
