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

/**
 * Checks the text of the `snapshot` object, which stands at `byteOffset` in the file. Throws {@link SnapshotError}
 * `bad-header` with the offset of the key that is wrong, or of the object if that key is missing.
 */
export function readSnapshotHeader(text: string, byteOffset = 0): SnapshotHeader {
  try {
    return readHeader(text);
  } catch (error) {
    if (!(error instanceof HeaderFault)) throw error;
    const at = error.position ?? Math.max(0, text.search(new RegExp(`"${error.key}"\\s*:`)));
    const place = {
      section: 'snapshot',
      byteOffset: byteOffset + new TextEncoder().encode(text.slice(0, at)).length,
    };
    throw new SnapshotError('bad-header', error.message, place);
  }
}

/** What is wrong with the header: with the value of which key, or at which character of its text. */
class HeaderFault extends Error {
  readonly key: string;
  readonly position: number | undefined;

  constructor(message: string, key: string, position?: number) {
    super(message);
    this.key = key;
    this.position = position;
  }
}

function readHeader(text: string): SnapshotHeader {
  const header = asRecord(parseJson(text), 'snapshot');
  const meta = asRecord(header['meta'], 'snapshot.meta');
  const nodeFields = asStrings(meta['node_fields'], 'node_fields');
  const edgeFields = asStrings(meta['edge_fields'], 'edge_fields');
  const nodeWidth = nodeFields.length;
  const rootIndex = header['root_index'] === undefined ? 0 : asCount(header['root_index'], 'root_index');
  const nodeCount = asCount(header['node_count'], 'node_count');
  if (nodeCount === 0) throw new HeaderFault('node_count is 0: expected a root at least', 'node_count');
  if (rootIndex !== 0)
    throw new HeaderFault(`root_index is ${rootIndex}: expected 0, a root that comes first`, 'root_index');
  // whether an edge's name is a string index depends on its type, which must therefore be read first
  if (position(edgeFields, 'type', 'edge_fields') > position(edgeFields, 'name_or_index', 'edge_fields')) {
    throw new HeaderFault('meta.edge_fields: expected "type" before "name_or_index"', 'edge_fields');
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
  if (names.length > 200)
    throw new HeaderFault(`meta.${key} lists ${names.length} types: expected at most 200`, key);
  return names;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    throw new HeaderFault(`not JSON: ${message}`, '', Number(position ?? 0));
  }
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new HeaderFault(`${what}: expected an object`, what.slice(what.indexOf('.') + 1));
  }
  return value as Record<string, unknown>;
}

function asStrings(value: unknown, what: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
    throw new HeaderFault(`meta.${what}: expected a list of names`, what);
  }
  return value;
}

function asCount(value: unknown, what: string, most = MAX_RECORDS): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) {
    const message = `${what} is ${JSON.stringify(value)?.slice(0, 40)}: expected a whole number from 0 to ${most}`;
    throw new HeaderFault(message, what);
  }
  return value;
}

function position(fields: readonly string[], name: string, what: string): number {
  const found = fields.indexOf(name);
  if (found < 0) throw new HeaderFault(`meta.${what}: expected "${name}" among them`, what);
  return found;
}
