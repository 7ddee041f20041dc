import { EDGE_TYPE_NAMES, NODE_TYPE_NAMES } from '../../../analyzer/src/parse/node-type.ts';

/** Writes small heap snapshots for tests, in the layout of Node.js 24. */

export interface NodeText {
  readonly type?: string;
  readonly name?: string;
  readonly id?: number;
  readonly selfSize?: number;
  /** 1 is attached, 2 is detached; not known unless given. */
  readonly detachedness?: number;
  readonly edges?: readonly EdgeText[];
  /** Script id, line and column, from 0. */
  readonly location?: readonly [number, number, number];
}

export interface EdgeText {
  /** Position of the target in the list of nodes. */
  readonly to: number;
  readonly type?: string;
  readonly name?: string | number;
}

const NODE_FIELDS = ['type', 'name', 'id', 'self_size', 'edge_count', 'detachedness'];

export function snapshotText(nodes: readonly NodeText[]): string {
  const strings: string[] = [];
  const positions = new Map<string, number>();
  const intern = (text: string): number => {
    let position = positions.get(text);
    if (position === undefined) {
      position = strings.push(text) - 1;
      positions.set(text, position);
    }
    return position;
  };
  const rows: number[] = [];
  const edgeRows: number[] = [];
  const locations: number[] = [];
  for (const [ordinal, node] of nodes.entries()) {
    const edges = node.edges ?? [];
    const type = (NODE_TYPE_NAMES as readonly string[]).indexOf(
      node.type ?? (ordinal === 0 ? 'synthetic' : 'object'),
    );
    rows.push(
      type,
      intern(node.name ?? ''),
      node.id ?? ordinal * 2 + 1,
      node.selfSize ?? 0,
      edges.length,
      node.detachedness ?? 0,
    );
    for (const edge of edges) {
      const edgeType = (EDGE_TYPE_NAMES as readonly string[]).indexOf(
        edge.type ?? (typeof edge.name === 'number' ? 'element' : 'property'),
      );
      const name = typeof edge.name === 'number' ? edge.name : intern(edge.name ?? 'x');
      edgeRows.push(edgeType, name, edge.to * NODE_FIELDS.length);
    }
    if (node.location !== undefined) locations.push(ordinal * NODE_FIELDS.length, ...node.location);
  }
  const meta = {
    node_fields: NODE_FIELDS,
    node_types: [NODE_TYPE_NAMES, 'string', 'number', 'number', 'number', 'number'],
    edge_fields: ['type', 'name_or_index', 'to_node'],
    edge_types: [EDGE_TYPE_NAMES, 'string_or_number', 'node'],
    location_fields: ['object_index', 'script_id', 'line', 'column'],
  };
  const header = { meta, node_count: nodes.length, edge_count: edgeRows.length / 3, trace_function_count: 0 };
  return [
    `{"snapshot":${JSON.stringify(header)},`,
    `"nodes":[${rows.join()}],`,
    `"edges":[${edgeRows.join()}],`,
    '"trace_function_infos":[],',
    '"trace_tree":[],',
    '"samples":[],',
    `"locations":[${locations.join()}],`,
    `"strings":[${strings.map((text) => JSON.stringify(text)).join(',\n')}]}`,
  ].join('\n');
}

/**
 * A root whose `shortcut` leads to a global object: the frame of every real snapshot. The nodes given follow the global
 * object, so that the first of them has position 2; `globals` are the global object's edges.
 */
export function programText(globals: readonly EdgeText[], nodes: readonly NodeText[]): string {
  return snapshotText([
    { name: '', edges: [{ to: 1, type: 'shortcut', name: 'global' }] },
    { name: 'global', edges: globals },
    ...nodes,
  ]);
}
