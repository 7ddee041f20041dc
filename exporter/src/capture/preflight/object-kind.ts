/**
 * What an object is to a snapshot, by V8's name for its type. `fields`: an object whose words are references or small integers;
 * `table`: the elements of an array, V8 does not say whether references, integers or doubles; `hash`: the table of a Map, a Set
 * or a dictionary; `text`: a string with characters of its own; `pieces`: a string that refers to others; `raw`: nothing in it is
 * a reference that would count.
 */
export type ObjectKind = 'fields' | 'table' | 'hash' | 'text' | 'pieces' | 'raw';

const TABLE = /(?:ELEMENTS|^FIXED_ARRAY)_TYPE$/;
const HASH = /_TABLE_TYPE$|HASH_MAP_TYPE$|HASH_SET_TYPE$|DICTIONARY_TYPE$/;
const PIECES = /(?:CONS|SLICED|THIN|EXTERNAL)\w*_STRING_TYPE$/;
const RAW =
  /^MAP_|CACHE|TEMPLATE_INFO|HEAP_NUMBER|BIG_INT|CODE|BYTE_?CODE|BYTE_ARRAY|SOURCE|METADATA|SCOPE_INFO|UNCOMPILED_DATA|SHARED_FUNCTION|DETAILS|FOREIGN|FREE_SPACE|FILLER|DOUBLE_ARRAY|BASELINE|TURBOFAN|REGEXP|BUILTIN/;

export function objectKind(type: string): ObjectKind {
  if (TABLE.test(type)) return 'table';
  if (HASH.test(type)) return 'hash';
  if (PIECES.test(type)) return 'pieces';
  if (type.endsWith('STRING_TYPE')) return 'text';
  return RAW.test(type) ? 'raw' : 'fields';
}

/** Words of such an object, besides its map, that are no references: lengths, hashes, entry points. */
export function rawWords(type: string): number {
  if (type.endsWith('FUNCTION_TYPE')) return 2;
  return /^JS_ARRAY_TYPE|COLLECTION|CONTEXT/.test(type) ? 1 : 0;
}
