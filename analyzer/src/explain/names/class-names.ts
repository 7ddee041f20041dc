import type { BitSet } from '../../graph/bit-set.ts';
import { addresses, openGraphLoops, slicesUp } from '../../graph/graph-loops.ts';
import type { Scratch } from '../../graph/scratch.ts';
import { NodeType } from '../../parse/node-type.ts';
import type { NodeColumns } from '../../parse/snapshot-columns.ts';
import { matchShapes, type ObjectShape } from './object-shapes.ts';
import type { PropertyLists } from './property-lists.ts';
import type { SourceLocations } from './source-locations.ts';

/** Classes of nodes: a number for each node, and for each number a name and a key. */
export interface ClassNames {
  /** Class number by ordinal. */
  readonly classOf: Uint32Array<ArrayBuffer>;
  readonly names: readonly string[];
  /** Equal for the same class in every snapshot of one process. */
  readonly keys: readonly string[];
}

const UNKNOWN = 0xffff_ffff;

/**
 * Names each node's class as Chrome DevTools does: objects by constructor, plain objects by shape, V8's own parts by
 * groups in parentheses. `classOf` is in lent memory. Classes of one name but written at different places are different classes. Unlike DevTools,
 * which counts all functions as one class, a function's class is its name and place: `onRequest()`.
 */
export function nameClasses(
  columns: NodeColumns,
  locations: SourceLocations,
  objects: PropertyLists,
  shapes: readonly ObjectShape[],
  scratch: Scratch,
  detached?: BitSet,
): ClassNames {
  const { nodeCount, nodeTypes, nodeNames, nodeTypeNames, strings } = columns;
  const classOf = scratch.take().subarray(0, nodeCount);
  const names: string[] = [];
  const keys: string[] = [];
  const byKey = new Map<string, number>();
  const classFor = (name: string, place: number): number => {
    const key = place === 0 ? name : `${locations.keyOf(place)}:${name}`;
    let known = byKey.get(key);
    if (known === undefined) {
      known = names.push(name) - 1;
      keys.push(key);
      byKey.set(key, known);
    }
    return known;
  };

  const groups = nodeTypeNames.map((type) => classFor(groupName(type), 0));
  // the name is decoded once per class, not once per node; most objects of the program have no place
  const withoutPlace = takeUnknown(strings.count, scratch);
  const detachedClasses = new Map<number, number>();
  const withPlace = new Map<number, number>();
  const nameNode = (node: number): number => {
    const type = nodeTypes[node];
    const isFunction = type === NodeType.Closure;
    if (!isFunction && type !== NodeType.Object && type !== NodeType.Native) return groups[type];
    const name = nodeNames[node];
    if (type === NodeType.Native && detached?.has(node)) {
      const known = detachedClasses.get(name) ?? classFor(tagName(`Detached ${strings.get(name)}`), 0);
      detachedClasses.set(name, known);
      return known;
    }
    const place = type === NodeType.Native ? 0 : locations.placeOf(node);
    if (place === 0 && !isFunction) {
      if (withoutPlace[name] === UNKNOWN) withoutPlace[name] = classFor(tagName(strings.get(name)), 0);
      return withoutPlace[name];
    }
    const key = (place * 2 + Number(isFunction)) * strings.count + name;
    let known = withPlace.get(key);
    if (known === undefined) {
      const text = strings.get(name);
      known = classFor(isFunction ? functionClass(text) : tagName(text), place);
      withPlace.set(key, known);
    }
    return known;
  };
  const told = scratch.take();
  const { words } = columns.locations.places;
  const hasRoom = words.length + groups.length <= told.length;
  const placed = told.subarray(0, words.length);
  const loops = hasRoom
    ? openGraphLoops([classOf, nodeTypes, nodeNames, placed, withoutPlace], { nameNode })
    : undefined;
  if (loops === undefined) for (let node = 0; node < nodeCount; node++) classOf[node] = nameNode(node);
  else {
    placed.set(words);
    const groupNumbers = told.subarray(words.length, words.length + groups.length);
    groupNumbers.set(groups);
    loops.setClasses(...addresses([nodeTypes, nodeNames, placed, groupNumbers, withoutPlace, classOf]));
    slicesUp(0, nodeCount, loops.nameNodes);
  }
  scratch.giveBack(told, withoutPlace);

  const shapeOf = matchShapes(columns, objects, shapes);
  // an object literal has no place: its class is that of its list
  const classOfList = new Int32Array(shapeOf.length).fill(-1);
  for (let node = 0; node < nodeCount; node++) {
    const list = objects.listOf[node] - 1;
    const shape = list < 0 ? undefined : shapeOf[list];
    if (shape === undefined) continue;
    const place = locations.placeOf(node);
    if (place !== 0) classOf[node] = classFor(shape, place);
    else {
      if (classOfList[list] < 0) classOfList[list] = classFor(shape, 0);
      classOf[node] = classOfList[list];
    }
  }
  return { classOf, names, keys };
}

/** Room for a class for each of so many names, in lent memory if it is long enough; none is known. */
function takeUnknown(count: number, scratch: Scratch): Uint32Array<ArrayBuffer> {
  const classes = count <= scratch.length ? scratch.take().subarray(0, count) : new Uint32Array(count);
  return classes.fill(UNKNOWN);
}

/** True for the groups of V8's own making, which no one can look up in a program. */
export function isSystemClass(name: string): boolean {
  return name.startsWith('(') || name.startsWith('system / ');
}

/** `name()`; a function without a name is `<anonymous>()`: its place tells it from others. */
function functionClass(name: string): string {
  return `${name === '' ? '<anonymous>' : name}()`;
}

function groupName(type: string): string {
  if (type === 'hidden') return '(system)';
  if (type === 'code') return '(compiled code)';
  if (type === 'regexp') return 'RegExp';
  return `(${type})`;
}

/** Chrome names a DOM node by its tag with attributes; the class is the tag alone. */
export function tagName(name: string): string {
  const start = name.startsWith('Detached <') ? 10 : name.startsWith('<') ? 0 : -1;
  const space = start < 0 ? -1 : name.indexOf(' ', start);
  return space < 0 ? name : `${name.slice(0, space)}>`;
}
