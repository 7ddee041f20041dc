import type { Scratch } from '../../graph/scratch.ts';
import { NodeType } from '../../parse/node-type.ts';
import { allEdges, type NodeColumns, type SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { PropertyListReader, type PropertyLists } from './property-lists.ts';

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

/** Plain objects by the names of their properties, in order. */
export function listPlainObjects(columns: SnapshotColumns, scratch: Scratch): PropertyLists {
  const reader = plainObjectReader(columns, scratch);
  reader.take(allEdges(columns));
  return reader.finish();
}

/** Lists plain objects while their edges pass. */
export function plainObjectReader(nodes: NodeColumns, scratch: Scratch): PropertyListReader {
  const { nodeTypes, nodeNames, strings } = nodes;
  const objectName = strings.find('Object');
  return new PropertyListReader(
    nodes,
    (node) => nodeTypes[node] === NodeType.Object && nodeNames[node] === objectName,
    scratch,
  );
}

/** The shapes that occur often enough, the most frequent first. */
export function inferShapes(columns: NodeColumns, objects: PropertyLists): readonly ObjectShape[] {
  const candidates = new Map<string, ObjectShape & { count: number }>();
  for (let list = 0; list < objects.counts.length; list++) {
    const shape = nameShape(objects.names(list).map((name) => columns.strings.get(name)));
    if (shape === undefined) continue;
    const known = candidates.get(shape.name);
    if (known === undefined) candidates.set(shape.name, { ...shape, count: objects.counts[list] });
    else known.count += objects.counts[list];
  }
  const objectCount = objects.counts.reduce((sum, count) => sum + count, 0);
  const least = Math.max(MIN_OBJECTS, objectCount * MIN_SHARE);
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

/** For each list of properties the name of its objects' shape, or undefined. */
export function matchShapes(
  columns: NodeColumns,
  objects: PropertyLists,
  shapes: readonly ObjectShape[],
): (string | undefined)[] {
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
  return Array.from(objects.counts, (_, list) => {
    const names = new Set(objects.names(list).map((name) => columns.strings.get(name)));
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
  });
}
