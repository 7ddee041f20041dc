import { describe, expect, test } from 'vitest';
import { withNumber } from '../../../test/tools/snapshots/damaged-snapshot.ts';
import { programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { EdgeType, NodeType } from './node-type.ts';
import type { EdgeStretch, SnapshotColumns } from './snapshot-columns.ts';
import { SnapshotParser } from './snapshot-parser.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(text: string, chunkBytes = Number.POSITIVE_INFINITY): SnapshotColumns {
  const bytes = encode(text);
  const parser = new SnapshotParser();
  for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
  return parser.finish();
}

const SAMPLE = programText(
  [
    { to: 2, name: 'cache' },
    { to: 3, name: 7 },
  ],
  [
    { name: 'Cache', id: 77, selfSize: 5_368_709_120, location: [3, 10, 4] },
    {
      type: 'string',
      name: 'a "quoted" \\ backslash, ä and \u{1F600}',
      selfSize: 24,
      edges: [{ to: 2, type: 'weak', name: 1 }],
    },
  ],
);

describe('edges that are passed over', () => {
  const nodes = Array.from({ length: 5000 }, (_, n) => ({
    edges: Array.from({ length: n % 9 }, (_, k) => ({
      to: (n * 31 + k) % 5000,
      name: k % 2 === 0 ? k : 'named',
    })),
  }));
  async function readLater(text: string, chunkBytes: number): Promise<EdgeStretch[]> {
    const bytes = encode(text);
    const parser = new SnapshotParser({ passesOverEdges: true });
    for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
    parser.finishNodes();
    const stretches: EdgeStretch[] = [];
    const take = ({ first, count, types, names, targets }: EdgeStretch): void => {
      const [copiedTypes, copiedNames] = [types.slice(0, count), names.slice(0, count)];
      stretches.push({
        first,
        count,
        types: copiedTypes,
        names: copiedNames,
        targets: targets.slice(0, count),
      });
    };
    await parser.readEdges(take, async function* (start) {
      for (let at = start; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    });
    return stretches;
  }

  test.each([1000, 1 << 20])('come in stretches, whole, from chunks of %d bytes', async (chunkBytes) => {
    const text = programText([], nodes);
    const { edgeCount, edgeTypes, edgeNames, edgeTargets } = parse(text);
    const stretches = await readLater(text, chunkBytes);
    expect(stretches.length).toBeGreaterThan(1);
    expect(stretches.map(({ first }) => first)).toEqual(
      stretches.map((_, at) => stretches.slice(0, at).reduce((sum, { count }) => sum + count, 0)),
    );
    expect(stretches.reduce((sum, { count }) => sum + count, 0)).toBe(edgeCount);
    expect(stretches.flatMap(({ types }) => [...types])).toEqual([...edgeTypes]);
    expect(stretches.flatMap(({ names }) => [...names])).toEqual([...edgeNames]);
    expect(stretches.flatMap(({ targets }) => [...targets])).toEqual([...edgeTargets]);
  });

  test('tell their faults when they are read', async () => {
    const text = programText([], nodes).replace(/("edges":\[(?:\d+,){30})\d+/, '$19');
    await expect(readLater(text, 1000)).rejects.toThrow('edge type 9 is not one of');
  });
});

describe('columns', () => {
  test('hold every field, types translated, targets as ordinals', () => {
    const columns = parse(SAMPLE);
    expect(columns.nodeCount).toBe(4);
    expect([...columns.nodeTypes]).toEqual([
      NodeType.Synthetic,
      NodeType.Object,
      NodeType.Object,
      NodeType.String,
    ]);
    expect([...columns.nodeIds]).toEqual([1, 3, 77, 7]);
    expect(columns.selfSizes.toArray()).toEqual([0, 0, 5_368_709_120, 24]);
    expect([...columns.firstEdges]).toEqual([0, 1, 3, 3, 4]);
    expect([...columns.edgeTypes]).toEqual([
      EdgeType.Shortcut,
      EdgeType.Property,
      EdgeType.Element,
      EdgeType.Weak,
    ]);
    expect([...columns.edgeTargets]).toEqual([1, 2, 3, 2]);
    expect(columns.strings.get(columns.nodeNames[3])).toBe('a "quoted" \\ backslash, ä and \u{1F600}');
    const { places, lines } = columns.locations;
    expect([0, 1, 2, 3].map((node) => lines[places.at(node)])).toEqual([0, 0, 10, 0]);
  });

  test.each([1, 2, 7, 65_536])('are the same from chunks of %i bytes', (chunkBytes) => {
    const whole = parse(SAMPLE);
    const pieces = parse(SAMPLE, chunkBytes);
    for (const name of [
      'nodeTypes',
      'nodeNames',
      'nodeIds',
      'selfSizes',
      'firstEdges',
      'edgeTypes',
      'edgeNames',
      'edgeTargets',
    ] as const) {
      expect(pieces[name], name).toEqual(whole[name]);
    }
    const texts = (columns: SnapshotColumns): string[] =>
      Array.from({ length: columns.strings.count }, (_, index) => columns.strings.get(index));
    expect(texts(pieces)).toEqual(texts(whole));
  });

  test('are read by the names of the fields, wherever they stand', () => {
    const moved = SAMPLE.replace(
      '"node_fields":["type","name","id","self_size","edge_count","detachedness"]',
      '"node_fields":["detachedness","name","id","self_size","edge_count","type"]',
    )
      .replace('"node_types":[[', '"node_types":["n","n","n","n","n",[')
      .replace('"object shape"],"string","number","number","number","number"]', '"object shape"]]');
    const swapped = moved.replace(/"nodes":\[([\d,]*)\]/, (_, list: string) => {
      const numbers = list.split(',');
      for (let at = 0; at < numbers.length; at += 6) {
        [numbers[at], numbers[at + 5]] = [numbers[at + 5], numbers[at]];
      }
      return `"nodes":[${numbers.join()}]`;
    });
    expect(parse(swapped).nodeTypes).toEqual(parse(SAMPLE).nodeTypes);
    expect(parse(swapped).edgeTargets).toEqual(parse(SAMPLE).edgeTargets);
  });

  test('may stand in records on lines of their own, as older versions write them', () => {
    const lines = SAMPLE.replace(/"(nodes|edges)":\[([\d,]*)\]/g, (_, key: string, list: string) => {
      const width = key === 'nodes' ? 6 : 3;
      const numbers = list.split(',');
      const records: string[] = [];
      for (let at = 0; at < numbers.length; at += width) records.push(numbers.slice(at, at + width).join());
      return `"${key}":[${records.join('\n,')}\n]`;
    });
    expect(parse(lines, 3).edgeTargets).toEqual(parse(SAMPLE).edgeTargets);
  });

  test('leave out a place that V8 does not know', () => {
    expect(parse(withNumber(SAMPLE, 'locations', 2, -1).text, 1).locations.places.at(2)).toBe(0);
  });

  test('do not care for sections they do not know', () => {
    const extra = SAMPLE.replace(
      '"strings":',
      '"scopes":[1,[2,"]"],{"a":"}\\""}],"a":-1.5e3,"b":null ,"c":"}\\"]","d":{},"d":[],\n"strings":',
    );
    expect(parse(extra, 1).strings.count).toBe(parse(SAMPLE).strings.count);
    expect(parse(SAMPLE.replace(/]}$/, '],"more":true}'), 1).edgeCount).toBe(4);
  });

  test('do not care how many allocation stacks the header says there are', () => {
    const traced = SAMPLE.replace('"trace_function_count":0', '"trace_function_count":1')
      .replace('"trace_function_infos":[]', '"trace_function_infos":[0,1,2,3,4,5,1,2,3,4,5,6]')
      .replace('"trace_tree":[]', '"trace_tree":[1,0,0,0,[2,1,5,200,[]]]');
    expect(traced.length).toBeGreaterThan(SAMPLE.length + 40);
    expect(parse(traced, 1).edgeTargets).toEqual(parse(SAMPLE).edgeTargets);
  });

  test('hold ids as far apart as native nodes have them', () => {
    const { text } = withNumber(SAMPLE, 'nodes', 8, 1_760_000_002);
    expect([...parse(withNumber(text, 'nodes', 20, 4_294_967_294).text).nodeIds]).toEqual([
      1, 1_760_000_002, 77, 4_294_967_294,
    ]);
  });

  test('keep a type they do not know apart', () => {
    const columns = parse(SAMPLE.replace('"object shape"', '"new kind"'));
    expect(columns.nodeTypeNames).toContain('new kind');
    expect(columns.nodeTypes).toEqual(parse(SAMPLE).nodeTypes);
  });
});
