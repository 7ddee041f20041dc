/**
 * Node types by our own number. V8 numbers them by their place in the file's `node_types`, which differs between
 * versions; the parser translates, so that no later stage needs the file's list.
 * Source: V8 src/profiler/heap-snapshot-generator.h, `HeapEntry::Type`.
 */
export const NODE_TYPE_NAMES = [
  'hidden',
  'array',
  'string',
  'object',
  'code',
  'closure',
  'regexp',
  'number',
  'native',
  'synthetic',
  'concatenated string',
  'sliced string',
  'symbol',
  'bigint',
  'object shape',
] as const;

export const NodeType = {
  Hidden: 0,
  Array: 1,
  String: 2,
  Object: 3,
  Code: 4,
  Closure: 5,
  RegExp: 6,
  Number: 7,
  Native: 8,
  Synthetic: 9,
  ConcatenatedString: 10,
  SlicedString: 11,
  Symbol: 12,
  BigInt: 13,
  ObjectShape: 14,
} as const;

/** Edge types by our own number. Source: V8's `HeapGraphEdge::Type`. */
export const EDGE_TYPE_NAMES = [
  'context',
  'element',
  'property',
  'internal',
  'hidden',
  'shortcut',
  'weak',
] as const;

export const EdgeType = {
  Context: 0,
  Element: 1,
  Property: 2,
  Internal: 3,
  Hidden: 4,
  Shortcut: 5,
  Weak: 6,
} as const;

export type EdgeTypeName = (typeof EDGE_TYPE_NAMES)[number];

/**
 * Translation from the file's type numbers to ours. A type we do not know gets a number behind ours, so that
 * it keeps apart from the known ones; `names` then holds it too.
 */
export interface TypeTable {
  readonly codes: Uint8Array;
  readonly names: readonly string[];
}

export function buildTypeTable(known: readonly string[], fileNames: readonly string[]): TypeTable {
  const names: string[] = [...known];
  const codes = new Uint8Array(fileNames.length);
  fileNames.forEach((name, position) => {
    let code = names.indexOf(name);
    if (code < 0) code = names.push(name) - 1;
    codes[position] = code;
  });
  return { codes, names };
}
