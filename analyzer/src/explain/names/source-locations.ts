import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';

/** A place in the source, as an editor counts: line and column from 1. */
export interface SourceLocation {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  /** Only from a source map: the name there. */
  readonly name?: string;
  /** Only from a source map: the place in the script that runs. */
  readonly generated?: SourceLocation;
}

/** Source places by node: of a closure, where it is written; of an object, where its constructor is. */
export interface SourceLocations {
  /** A number that is equal for nodes of one place, 0 for a node without a place. */
  placeOf(node: number): number;
  /** Text that names a place in every snapshot of one process; `place` must not be 0. */
  keyOf(place: number): string;
  /** The place with the script's name, or undefined if the node has none or its script is not in the snapshot. */
  locate(node: number): SourceLocation | undefined;
}

/**
 * The snapshot says script ids, not script names. A closure leads to its script over `shared` and `script`, and
 * has a location with the script's id: so every script with a living closure gets its name.
 */
export function readSourceLocations(columns: SnapshotColumns): SourceLocations {
  const { places, scriptIds, lines, columns: columnNumbers } = columns.locations;
  let urls: Map<number, string> | undefined;
  return {
    placeOf: (node) => places.at(node),
    keyOf: (place) => `${scriptIds[place]}:${lines[place]}:${columnNumbers[place]}`,
    locate(node) {
      const place = places.at(node);
      if (place === 0) return undefined;
      urls ??= nameScripts(columns);
      const url = urls.get(scriptIds[place]);
      return url === undefined
        ? undefined
        : { url, line: lines[place] + 1, column: columnNumbers[place] + 1 };
    },
  };
}

function nameScripts(columns: SnapshotColumns): Map<number, string> {
  const { locations, nodeTypes, nodeNames, strings } = columns;
  const shared = strings.find('shared');
  const script = strings.find('script');
  const urls = new Map<number, string>();
  locations.places.forEach((node, place) => {
    const scriptId = locations.scriptIds[place];
    if (nodeTypes[node] !== NodeType.Closure || urls.has(scriptId)) return;
    const sharedNode = followInternal(columns, node, shared);
    const scriptNode = sharedNode === undefined ? undefined : followInternal(columns, sharedNode, script);
    if (scriptNode === undefined) return;
    const name = strings.get(nodeNames[scriptNode]);
    if (name !== '') urls.set(scriptId, name);
  });
  return urls;
}

/** Target of the node's internal edge of that name, if it has one. */
function followInternal(
  columns: SnapshotColumns,
  node: number,
  name: number | undefined,
): number | undefined {
  for (let edge = columns.firstEdges[node]; edge < columns.firstEdges[node + 1]; edge++) {
    if (columns.edgeTypes[edge] === EdgeType.Internal && columns.edgeNames[edge] === name) {
      return columns.edgeTargets[edge];
    }
  }
  return undefined;
}
