import { EDGE_TYPE_NAMES, NODE_TYPE_NAMES } from '../../../analyzer/src/parse/node-type.ts';

/** A snapshot too large to be one text: told node by node, edge by edge, in the order of the file. */
export interface StreamedSnapshot {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly stringCount: number;
  /** Type, string index of the name, and how many edges it has. Every size is 1, every id odd and rising. */
  node(ordinal: number): readonly [type: (typeof NODE_TYPE_NAMES)[number], name: number, edges: number];
  /** Type, name (string index, or number of an element), ordinal of the target. */
  edge(number: number): readonly [type: (typeof EDGE_TYPE_NAMES)[number], name: number, to: number];
  /** Text of a string, as it stands between the quotes. */
  string(index: number): string;
}

const NODE_FIELDS = ['type', 'name', 'id', 'self_size', 'edge_count'];
const PIECE_CHARACTERS = 1 << 16;

/** The file's bytes in pieces, in the layout of Node.js 24. Each piece is made when it is asked for. */
export function* streamSnapshot(snapshot: StreamedSnapshot): Generator<Uint8Array> {
  const { nodeCount, edgeCount, stringCount } = snapshot;
  const encoder = new TextEncoder();
  let text = `{"snapshot":${JSON.stringify({
    meta: {
      node_fields: NODE_FIELDS,
      node_types: [NODE_TYPE_NAMES],
      edge_fields: ['type', 'name_or_index', 'to_node'],
      edge_types: [EDGE_TYPE_NAMES],
    },
    node_count: nodeCount,
    edge_count: edgeCount,
  })}`;
  const sections: readonly [string, number, (at: number) => string][] = [
    [
      'nodes',
      nodeCount,
      (at) => {
        const [type, name, edges] = snapshot.node(at);
        return `${NODE_TYPE_NAMES.indexOf(type)},${name},${2 * at + 1},1,${edges}`;
      },
    ],
    [
      'edges',
      edgeCount,
      (at) => {
        const [type, name, to] = snapshot.edge(at);
        return `${EDGE_TYPE_NAMES.indexOf(type)},${name},${to * NODE_FIELDS.length}`;
      },
    ],
    ['strings', stringCount, (at) => `"${snapshot.string(at)}"`],
  ];
  for (const [section, count, recordText] of sections) {
    text += `,\n"${section}":[`;
    for (let at = 0; at < count; at++) {
      text += at === 0 ? recordText(at) : `,${recordText(at)}`;
      if (text.length < PIECE_CHARACTERS) continue;
      yield encoder.encode(text);
      text = '';
    }
    text += ']';
  }
  yield encoder.encode(`${text}}`);
}
