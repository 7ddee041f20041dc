import { RedactionError } from './redaction-error.ts';

export interface FunctionInfoLayout {
  readonly width: number;
  readonly names: readonly number[];
}

/** Where the fields that name a string stand in a record, and what the types mean; from the file's own `meta`. */
export interface SnapshotLayout {
  readonly node: {
    readonly width: number;
    readonly type: number;
    readonly name: number;
    readonly edgeCount: number;
  };
  readonly edge: {
    readonly width: number;
    readonly type: number;
    readonly name: number;
    readonly target: number;
  };
  /** Present when allocations were tracked. */
  readonly functionInfo: FunctionInfoLayout | undefined;
  readonly nodeTypes: readonly string[];
  readonly edgeTypes: readonly string[];
}

/** Reads the text of the `snapshot` member. Throws {@link RedactionError} if it does not tell where names stand. */
export function readSnapshotLayout(text: string): SnapshotLayout {
  const meta = Reflect.get(asObject(JSON.parse(text)), 'meta');
  const nodeFields = names(meta, 'node_fields');
  const edgeFields = names(meta, 'edge_fields');
  const functionFields = Reflect.get(asObject(meta), 'trace_function_info_fields');
  return {
    node: {
      width: nodeFields.length,
      type: position(nodeFields, 'type'),
      name: position(nodeFields, 'name'),
      edgeCount: position(nodeFields, 'edge_count'),
    },
    edge: {
      width: edgeFields.length,
      type: position(edgeFields, 'type'),
      name: position(edgeFields, 'name_or_index'),
      target: position(edgeFields, 'to_node'),
    },
    functionInfo: Array.isArray(functionFields)
      ? {
          width: functionFields.length,
          names: [functionFields.indexOf('name'), functionFields.indexOf('script_name')].filter(
            (at) => at >= 0,
          ),
        }
      : undefined,
    nodeTypes: typeNames(meta, 'node_types', nodeFields),
    edgeTypes: typeNames(meta, 'edge_types', edgeFields),
  };
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null) return value;
  throw new RedactionError('not a heap snapshot: "snapshot" tells no meta', 0);
}

function names(meta: unknown, key: string): readonly string[] {
  const list: unknown = Reflect.get(asObject(meta), key);
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  throw new RedactionError(`not a heap snapshot: meta.${key} is no list of names`, 0);
}

function typeNames(meta: unknown, key: string, fields: readonly string[]): readonly string[] {
  const list: unknown = Reflect.get(asObject(meta), key);
  const types: unknown = Array.isArray(list) ? list[fields.indexOf('type')] : undefined;
  if (Array.isArray(types) && types.every((item) => typeof item === 'string')) return types;
  throw new RedactionError(`not a heap snapshot: meta.${key} names no types`, 0);
}

function position(fields: readonly string[], name: string): number {
  const at = fields.indexOf(name);
  if (at < 0) throw new RedactionError(`not a heap snapshot: meta has no field "${name}"`, 0);
  return at;
}
