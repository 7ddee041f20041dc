import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { LocationPlaces } from './location-places.ts';

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
 * has a location with the script's id: so every script with a living closure gets its name. `placeByNode` is filled, and
 * must hold zeros for all nodes.
 */
export function readSourceLocations(columns: SnapshotColumns, placeByNode: Uint32Array): SourceLocations {
  const { locations } = columns;
  const places = new LocationPlaces(locations);
  for (let record = 0; record < locations.count; record++) {
    placeByNode[locations.ordinals[record]] = places.placeOf(record);
  }
  let urls: Map<number, string> | undefined;
  return {
    placeOf: (node) => placeByNode[node],
    keyOf: (place) => places.keyOf(place),
    locate(node) {
      if (placeByNode[node] === 0) return undefined;
      const record = places.recordOf(placeByNode[node]);
      urls ??= nameScripts(columns);
      const url = urls.get(locations.scriptIds[record]);
      if (url === undefined) return undefined;
      return { url, line: locations.lines[record] + 1, column: locations.columns[record] + 1 };
    },
  };
}

function nameScripts(columns: SnapshotColumns): Map<number, string> {
  const { locations, nodeTypes, nodeNames, strings } = columns;
  const shared = strings.find('shared');
  const script = strings.find('script');
  const urls = new Map<number, string>();
  for (let record = 0; record < locations.count; record++) {
    const scriptId = locations.scriptIds[record];
    const node = locations.ordinals[record];
    if (urls.has(scriptId) || nodeTypes[node] !== NodeType.Closure) continue;
    const sharedNode = followInternal(columns, node, shared);
    const scriptNode = sharedNode === undefined ? undefined : followInternal(columns, sharedNode, script);
    if (scriptNode === undefined) continue;
    const name = strings.get(nodeNames[scriptNode]);
    if (name !== '') urls.set(scriptId, name);
  }
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
