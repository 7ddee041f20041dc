import { buildTypeTable, EDGE_TYPE_NAMES, NODE_TYPE_NAMES, type TypeTable } from './node-type.ts';
import { SnapshotError } from './snapshot-error.ts';

/** Where each field stands in a node record; -1 for a field the file does not have. */
export interface NodeLayout {
  readonly width: number;
  readonly type: number;
  readonly name: number;
  readonly id: number;
  readonly selfSize: number;
  readonly edgeCount: number;
  readonly detachedness: number;
}

export interface EdgeLayout {
  readonly width: number;
  readonly type: number;
  readonly nameOrIndex: number;
  readonly toNode: number;
}

export interface LocationLayout {
  readonly width: number;
  readonly objectIndex: number;
  readonly scriptId: number;
  readonly line: number;
  readonly column: number;
}

/** The file's `snapshot` object, checked: what the rest of the file is read by. */
export interface SnapshotHeader {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Bytes outside V8's heap that V8 was told of, and that belong to no node. */
  readonly extraNativeBytes: number;
  readonly node: NodeLayout;
  readonly edge: EdgeLayout;
  readonly location: LocationLayout | undefined;
  readonly nodeTypes: TypeTable;
  readonly edgeTypes: TypeTable;
}

/** Ordinals are unsigned 32-bit numbers, and two of them are used as marks. */
const MAX_RECORDS = 0xffff_fffd;

/** Checks the text of the `snapshot` object. Throws {@link SnapshotError} `bad-header`. */
export function readSnapshotHeader(text: string): SnapshotHeader {
  const header = asRecord(parseJson(text), 'snapshot');
  const meta = asRecord(header['meta'], 'snapshot.meta');
  const nodeFields = asStrings(meta['node_fields'], 'node_fields');
  const edgeFields = asStrings(meta['edge_fields'], 'edge_fields');
  const nodeWidth = nodeFields.length;
  const rootIndex = header['root_index'] === undefined ? 0 : asCount(header['root_index'], 'root_index');
  const nodeCount = asCount(header['node_count'], 'node_count');
  if (nodeCount === 0) throw fault('node_count is 0: a snapshot has at least a root');
  if (rootIndex !== 0)
    throw fault(`root_index is ${rootIndex}: only snapshots whose root comes first are known`);
  // whether an edge's name is a string index depends on its type, which must therefore be read first
  if (position(edgeFields, 'type', 'edge_fields') > position(edgeFields, 'name_or_index', 'edge_fields')) {
    throw fault('meta.edge_fields must name "type" before "name_or_index"');
  }
  return {
    nodeCount,
    edgeCount: asCount(header['edge_count'], 'edge_count'),
    extraNativeBytes:
      header.extra_native_bytes === undefined
        ? 0
        : asCount(header.extra_native_bytes, 'extra_native_bytes', Number.MAX_SAFE_INTEGER),
    node: {
      width: nodeWidth,
      type: position(nodeFields, 'type', 'node_fields'),
      name: position(nodeFields, 'name', 'node_fields'),
      id: position(nodeFields, 'id', 'node_fields'),
      selfSize: position(nodeFields, 'self_size', 'node_fields'),
      edgeCount: position(nodeFields, 'edge_count', 'node_fields'),
      detachedness: nodeFields.indexOf('detachedness'),
    },
    edge: {
      width: edgeFields.length,
      type: position(edgeFields, 'type', 'edge_fields'),
      nameOrIndex: position(edgeFields, 'name_or_index', 'edge_fields'),
      toNode: position(edgeFields, 'to_node', 'edge_fields'),
    },
    location: readLocationLayout(meta['location_fields']),
    nodeTypes: buildTypeTable(NODE_TYPE_NAMES, readTypeNames(meta, 'node_types', nodeFields)),
    edgeTypes: buildTypeTable(EDGE_TYPE_NAMES, readTypeNames(meta, 'edge_types', edgeFields)),
  };
}

function readLocationLayout(value: unknown): LocationLayout | undefined {
  if (value === undefined) return undefined;
  const fields = asStrings(value, 'location_fields');
  if (fields.length === 0) return undefined;
  return {
    width: fields.length,
    objectIndex: position(fields, 'object_index', 'location_fields'),
    scriptId: position(fields, 'script_id', 'location_fields'),
    line: position(fields, 'line', 'location_fields'),
    column: position(fields, 'column', 'location_fields'),
  };
}

function readTypeNames(meta: Record<string, unknown>, key: string, fields: readonly string[]): string[] {
  const list = meta[key];
  const names = asStrings(Array.isArray(list) ? list[fields.indexOf('type')] : undefined, key);
  if (names.length > 200) throw fault(`${key} lists ${names.length} types: at most 200 are expected`);
  return names;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fault(`not JSON: ${(error as Error).message}`);
  }
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault(`${what} must be an object`);
  }
  return value as Record<string, unknown>;
}

function asStrings(value: unknown, what: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw fault(`meta.${what} must be a list of names`);
  }
  return value;
}

function asCount(value: unknown, what: string, most = MAX_RECORDS): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    throw fault(`${what} is ${JSON.stringify(value)}: expected a whole number from 0 to ${most}`);
  }
  return value;
}

function position(fields: readonly string[], name: string, what: string): number {
  const found = fields.indexOf(name);
  if (found < 0) throw fault(`meta.${what} has no "${name}"`);
  return found;
}

function fault(message: string): SnapshotError {
  return new SnapshotError('bad-header', message, { section: 'snapshot' });
}
