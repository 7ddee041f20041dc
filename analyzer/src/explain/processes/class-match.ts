import type { HeapSnapshot } from '../heap-snapshot.ts';
import type { SourceLocation } from '../names/source-locations.ts';

interface PlacedClass {
  readonly number: number;
  readonly source: SourceLocation | undefined;
}

/**
 * How alike two places of one class name are, the surest first. A fix moves lines, a deployment moves files: what is
 * left over at the end is paired in the order it is written in.
 */
const LIKENESS: readonly ((source: SourceLocation | undefined) => string)[] = [
  (source) => (source === undefined ? '' : `${source.url}:${source.line}:${source.column}`),
  (source) => (source === undefined ? '' : `${source.url}:${source.column}`),
  (source) => source?.url ?? '',
  () => '',
];

/**
 * Which class of `current` each class of `baseline` is, by class number, -1 if none: by name, and among classes of one
 * name by where they are written. For snapshots of two processes, perhaps of two versions of the program.
 */
export function matchClasses(baseline: HeapSnapshot, current: HeapSnapshot): Int32Array {
  const match = new Int32Array(baseline.classes.names.length).fill(-1);
  const candidates = classesByName(current);
  for (const [name, ours] of classesByName(baseline)) {
    let left: readonly PlacedClass[] = ours;
    let right: readonly PlacedClass[] = candidates.get(name) ?? [];
    for (const keyOf of LIKENESS) {
      if (left.length === 0 || right.length === 0) break;
      const taken = pairInOrder(left, right, keyOf, match);
      left = left.filter(({ number }) => match[number] < 0);
      right = right.filter(({ number }) => !taken.has(number));
    }
  }
  return match;
}

function pairInOrder(
  left: readonly PlacedClass[],
  right: readonly PlacedClass[],
  keyOf: (source: SourceLocation | undefined) => string,
  match: Int32Array,
): ReadonlySet<number> {
  const waiting = new Map<string, number[]>();
  for (const { number, source } of right.toReversed()) {
    const key = keyOf(source);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [number]);
    else list.push(number);
  }
  const taken = new Set<number>();
  for (const { number, source } of left) {
    const other = waiting.get(keyOf(source))?.pop();
    if (other === undefined) continue;
    match[number] = other;
    taken.add(other);
  }
  return taken;
}

/** Classes by name, each list in the order of the source. */
function classesByName(snapshot: HeapSnapshot): Map<string, PlacedClass[]> {
  const { names, classOf } = snapshot.classes;
  const sample = new Int32Array(names.length).fill(-1);
  for (let node = snapshot.nodeCount - 1; node >= 0; node--) sample[classOf[node]] = node;
  const byName = new Map<string, PlacedClass[]>();
  for (let number = 0; number < names.length; number++) {
    const source = sample[number] < 0 ? undefined : snapshot.locations.locate(sample[number]);
    const list = byName.get(names[number]);
    if (list === undefined) byName.set(names[number], [{ number, source }]);
    else list.push({ number, source });
  }
  for (const list of byName.values()) {
    if (list.length > 1) list.sort((a, b) => compareSources(a.source, b.source) || a.number - b.number);
  }
  return byName;
}

function compareSources(a: SourceLocation | undefined, b: SourceLocation | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  if (a.url !== b.url) return a.url < b.url ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
