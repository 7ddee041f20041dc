import type { Page } from '../answers/node-answers.ts';

/** A column file, and what its sources must be: else it is stale. */
export interface LookupFile {
  readonly path: string;
  readonly fingerprints: readonly string[];
}

/** A question that an index, and for classes a diff too, can answer. */
export type Lookup =
  | { readonly kind: 'retainers'; readonly index: LookupFile; readonly nodeId: number; readonly page: Page }
  | { readonly kind: 'path'; readonly index: LookupFile; readonly nodeId: number }
  | { readonly kind: 'groups'; readonly index: LookupFile; readonly diff: LookupFile; readonly key: string }
  | {
      readonly kind: 'groupNodes';
      readonly index: LookupFile;
      readonly diff: LookupFile;
      readonly key: string;
      readonly group: string;
      readonly page: Page;
    }
  | {
      readonly kind: 'firstClasses';
      readonly file: LookupFile;
      readonly section: string;
      readonly limit: number;
    };

/** `stale`: the named files are to be made again. `missing`: it knows no such node, class or group. */
export type LookupAnswer =
  | { readonly kind: 'found'; readonly json: string }
  | { readonly kind: 'missing'; readonly what: 'node' | 'class' | 'group' }
  | { readonly kind: 'stale'; readonly paths: readonly string[] }
  | { readonly kind: 'failed'; readonly stack: string };

export interface LookupRequest {
  readonly number: number;
  readonly release: string;
  /** Of columns in memory, all files together. */
  readonly memoryBytes: number;
  readonly lookup: Lookup;
}

export interface LookupReply {
  readonly number: number;
  readonly answer: LookupAnswer;
}
