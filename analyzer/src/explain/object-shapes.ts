import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { SnapshotColumns } from '../parse/snapshot-columns.ts';

/**
 * Shapes of plain objects, so that `{id, name}` and `{left, right}` are two classes and not one `Object`. The rule is
 * Chrome DevTools' (HeapSnapshot.ts, `inferInterfaceDefinitions`): the property lists that at least two objects, and
 * one plain object in a thousand, start with. An object belongs to the shape that has the most properties among those
 * whose properties it has all of, and of equals to the more frequent.
 */
export interface ObjectShape {
  readonly name: string;
  readonly properties: readonly string[];
}

const MAX_NAME_LENGTH = 120;
const MIN_OBJECTS = 2;
const MIN_SHARE = 1 / 1000;
/** Property lists longer than this are a dictionary's keys: not worth remembering. */
const MAX_REMEMBERED = 100;

/** Ordinals of plain objects are given to `visit` with the string indexes of their properties, in order. */
export function forEachPlainObject(
  columns: SnapshotColumns,
  visit: (node: number, properties: readonly number[]) => void,
): void {
  const { nodeCount, nodeTypes, nodeNames, firstEdges, edgeTypes, edgeNames, strings } = columns;
  const objectName = strings.find('Object');
  for (let node = 0; node < nodeCount; node++) {
    if (nodeTypes[node] !== NodeType.Object || nodeNames[node] !== objectName) continue;
    const properties: number[] = [];
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      if (edgeTypes[edge] === EdgeType.Property) properties.push(edgeNames[edge]);
    }
    visit(node, properties);
  }
}

/** The shapes that occur often enough, the most frequent first. */
export function inferShapes(columns: SnapshotColumns): readonly ObjectShape[] {
  const lists = new Map<string, { count: number; properties: readonly number[] }>();
  let objects = 0;
  forEachPlainObject(columns, (node, properties) => {
    objects++;
    const key = properties.length > MAX_REMEMBERED ? `#${node}` : properties.join();
    const known = lists.get(key);
    if (known === undefined) lists.set(key, { count: 1, properties });
    else known.count++;
  });
  const candidates = new Map<string, ObjectShape & { count: number }>();
  for (const { count, properties } of lists.values()) {
    const shape = nameShape(properties.map((property) => columns.strings.get(property)));
    if (shape === undefined) continue;
    const known = candidates.get(shape.name);
    if (known === undefined) candidates.set(shape.name, { ...shape, count });
    else known.count += count;
  }
  const least = Math.max(MIN_OBJECTS, objects * MIN_SHARE);
  return [...candidates.values()].filter(({ count }) => count >= least).sort((a, b) => b.count - a.count);
}

function nameShape(properties: readonly string[]): ObjectShape | undefined {
  const used: string[] = [];
  let name = '{';
  for (const property of properties) {
    if (property === '__proto__') continue;
    const text = quoteProperty(property);
    if (used.length > 0 && name.length + text.length > MAX_NAME_LENGTH) break;
    name += used.length === 0 ? text : `, ${text}`;
    used.push(property);
  }
  return used.length === 0 ? undefined : { name: `${name}}`, properties: used };
}

function quoteProperty(property: string): string {
  return /[,'"{}]/.test(property) ? JSON.stringify(property) : property;
}

/** Gives for an object's properties the name of its shape, or undefined. Remembers lists it has seen. */
export function buildShapeMatcher(
  columns: SnapshotColumns,
  shapes: readonly ObjectShape[],
): (properties: readonly number[]) => string | undefined {
  // a shape is looked for under its least frequent property, so that few are tried
  const frequency = new Map<string, number>();
  for (const { properties } of shapes) {
    for (const property of properties) frequency.set(property, (frequency.get(property) ?? 0) + 1);
  }
  const byProperty = new Map<string, { shape: ObjectShape; rank: number }[]>();
  shapes.forEach((shape, rank) => {
    const rarest = shape.properties.reduce((a, b) =>
      (frequency.get(a) ?? 0) <= (frequency.get(b) ?? 0) ? a : b,
    );
    const list = byProperty.get(rarest);
    if (list === undefined) byProperty.set(rarest, [{ shape, rank }]);
    else list.push({ shape, rank });
  });

  const match = (properties: readonly number[]): string | undefined => {
    const names = new Set(properties.map((property) => columns.strings.get(property)));
    let best: { shape: ObjectShape; rank: number } | undefined;
    for (const name of names) {
      for (const candidate of byProperty.get(name) ?? []) {
        const size = candidate.shape.properties.length;
        const bestSize = best?.shape.properties.length ?? 0;
        const isBetter = size > bestSize || (size === bestSize && candidate.rank < (best?.rank ?? 0));
        if (isBetter && candidate.shape.properties.every((property) => names.has(property))) best = candidate;
      }
    }
    return best?.shape.name;
  };
  const remembered = new Map<string, string | undefined>();
  return (properties) => {
    if (properties.length > MAX_REMEMBERED) return match(properties);
    const key = properties.join();
    if (!remembered.has(key)) remembered.set(key, match(properties));
    return remembered.get(key);
  };
}
