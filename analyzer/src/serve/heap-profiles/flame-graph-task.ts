import { readFileSync } from 'node:fs';
import { flameGraph } from '../../profiles/flame-graph.ts';
import { HeapProfileError, parseHeapProfile } from '../../profiles/heap-profile.ts';
import type { FlameGraphAnswer } from '../wire/heap-profile.ts';

export interface FlameGraphTask {
  readonly id: string;
  /** A path, or the text as UTF-8. */
  readonly content: string | Uint8Array;
  /** Entries besides the whole. */
  readonly limit: number;
}

export type FlameGraphOutcome =
  | { readonly kind: 'done'; readonly json: string }
  | { readonly kind: 'damaged'; readonly detail: string };

/** Reads a profile and lays it out, in a thread of its own. Throws what is no fault of the file. */
export function runFlameGraphTask({ id, content, limit }: FlameGraphTask): FlameGraphOutcome {
  const text =
    typeof content === 'string' ? readFileSync(content, 'utf8') : new TextDecoder().decode(content);
  try {
    const profile = parseHeapProfile(text);
    const graph = flameGraph(profile, limit);
    const frames = graph.paths.map((at) => profile.paths[at]?.frame);
    const answer: FlameGraphAnswer = {
      id,
      levels: graph.levels,
      functionNames: frames.map((frame) =>
        frame === undefined ? 'all' : frame.functionName || '(anonymous)',
      ),
      places: frames.map((frame) =>
        frame === undefined || frame.url === '' ? '' : `${frame.url}:${frame.line}:${frame.column}`,
      ),
      totalBytes: graph.totalBytes,
      selfBytes: graph.selfBytes,
      leftOut: graph.leftOut,
    };
    return { kind: 'done', json: JSON.stringify(answer) };
  } catch (error) {
    if (!(error instanceof HeapProfileError)) throw error;
    return { kind: 'damaged', detail: `the file is no heap profile: ${error.message}` };
  }
}
