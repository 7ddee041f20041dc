/**
 * V8 names the edges of a WeakMap's entry after key and value, whose names may be data; the ids tell the graph.
 * Source: V8 profiler/heap-snapshot-generator.cc, `ExtractEphemeronHashTableReferences`.
 */
const PAIR =
  /^(\d+) \/ part of key \([\s\S]* (@\d+)\) -> value \([\s\S]* (@\d+)\) pair in WeakMap \(table (@\d+)\)$/;

/** The name with only the ids left; undefined for what names no such edge. */
export function redactWeakMapPair(name: string): string | undefined {
  const [, index, key, value, table] = PAIR.exec(name) ?? [];
  if (index === undefined) return undefined;
  return `${index} / part of key (... ${key}) -> value (... ${value}) pair in WeakMap (table ${table})`;
}
