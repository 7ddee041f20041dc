import { describe, expect, test } from 'vitest';
import { programText, snapshotText } from '../../../test/tools/snapshot-text.ts';
import { EdgeType, NodeType } from './node-type.ts';
import type { SnapshotColumns } from './snapshot-columns.ts';
import { SnapshotError } from './snapshot-error.ts';
import { SnapshotParser } from './snapshot-parser.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(text: string, chunkBytes = Number.POSITIVE_INFINITY): SnapshotColumns {
  const bytes = encode(text);
  const parser = new SnapshotParser();
  for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
  return parser.finish();
}

function faultOf(text: string): SnapshotError {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError);
    return error as SnapshotError;
  }
  throw new Error('no fault was found');
}

/** Text of a snapshot with one number of a section replaced. */
function withNumber(text: string, section: string, position: number, value: number | string): string {
  const start = text.indexOf(`"${section}":[`) + section.length + 4;
  const end = text.indexOf(']', start);
  const numbers = text.slice(start, end).split(',');
  numbers[position] = String(value);
  return text.slice(0, start) + numbers.join() + text.slice(end);
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
    expect([...columns.selfSizes]).toEqual([0, 0, 5_368_709_120, 24]);
    expect([...columns.firstEdges]).toEqual([0, 1, 3, 3, 4]);
    expect([...columns.edgeTypes]).toEqual([
      EdgeType.Shortcut,
      EdgeType.Property,
      EdgeType.Element,
      EdgeType.Weak,
    ]);
    expect([...columns.edgeTargets]).toEqual([1, 2, 3, 2]);
    expect(columns.strings.get(columns.nodeNames[3])).toBe('a "quoted" \\ backslash, ä and \u{1F600}');
    expect(columns.locations.count).toBe(1);
    expect(columns.locations.ordinals[0]).toBe(2);
    expect(columns.locations.lines[0]).toBe(10);
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
    expect(parse(withNumber(SAMPLE, 'locations', 2, -1), 1).locations.count).toBe(0);
    expect(faultOf(withNumber(SAMPLE, 'locations', 0, -6)).code).toBe('bad-reference');
    expect(faultOf(withNumber(SAMPLE, 'locations', 2, '--1')).code).toBe('bad-syntax');
  });

  test('do not care for sections they do not know', () => {
    const extra = SAMPLE.replace('"strings":', '"scopes":[1,[2,"]"],{"a":"}\\""}],\n"strings":');
    expect(parse(extra, 1).strings.count).toBe(parse(SAMPLE).strings.count);
  });

  test('keep a type they do not know apart', () => {
    const columns = parse(SAMPLE.replace('"object shape"', '"new kind"'));
    expect(columns.nodeTypeNames).toContain('new kind');
    expect(columns.nodeTypes).toEqual(parse(SAMPLE).nodeTypes);
  });
});

describe('a fault names what, where and what was expected', () => {
  test.each([
    ['', 'empty', /empty/],
    ['const a = 1;', 'not-a-snapshot', /expected \{ but found "c" \(at byte 0\)/],
    ['{"a":[1]}', 'not-a-snapshot', /no "snapshot"/],
    ['{"nodes":[1]}', 'not-a-snapshot', /"nodes" comes before "snapshot"/],
    ['{"snapshot":{}}', 'bad-header', /snapshot.meta must be an object/],
    [SAMPLE.replace('"node_count":4', '"node_count":99999999999'), 'bad-header', /node_count is 99999999999/],
    [
      SAMPLE.replace('"node_count":4', '"node_count":5'),
      'count-mismatch',
      /node_count says 5, the section holds 4/,
    ],
    [
      SAMPLE.replace('"node_count":4', '"node_count":3'),
      'count-mismatch',
      /more nodes than node_count says \(3\)/,
    ],
    [
      SAMPLE.replace('"edge_count":4', '"edge_count":5'),
      'count-mismatch',
      /edge_count says 5, the nodes own 4/,
    ],
    [
      SAMPLE.replace('"edge_count":4', '"edge_count":3'),
      'count-mismatch',
      /own 4 edges, more than edge_count says \(3\)/,
    ],
    [
      withNumber(SAMPLE, 'edges', 5, 7),
      'bad-reference',
      /to_node is 7: expected a multiple of 6 below 24 \(in "edges", record 1/,
    ],
    [withNumber(SAMPLE, 'edges', 5, 24), 'bad-reference', /to_node is 24/],
    [withNumber(SAMPLE, 'edges', 4, 9999), 'bad-reference', /string 9999 is named but there are/],
    [withNumber(SAMPLE, 'edges', 3, 55), 'bad-reference', /edge type 55/],
    [
      withNumber(SAMPLE, 'nodes', 6, 99),
      'bad-reference',
      /node type 99 is not one of 15 \(in "nodes", record 1/,
    ],
    [withNumber(SAMPLE, 'nodes', 9, '-4'), 'bad-syntax', /expected a whole number but found "-"/],
    [withNumber(SAMPLE, 'nodes', 9, '1.5'), 'bad-syntax', /found "\."/],
    [withNumber(SAMPLE, 'nodes', 9, ''), 'bad-syntax', /found ","/],
    [`${SAMPLE}{}`, 'bad-syntax', /expected the end of the file/],
    [SAMPLE.replace('"strings":["', '"strings":[1,"'), 'bad-syntax', /expected a string but found "1"/],
  ])('%.40s', (text, code, message) => {
    const fault = faultOf(text);
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(message);
  });

  test('with the byte where it stands, in whatever chunks the file comes', () => {
    const text = withNumber(SAMPLE, 'edges', 5, 7);
    const start = text.indexOf('"edges":[') + '"edges":['.length;
    const offset = start + text.slice(start).split(',').slice(0, 5).join().length + 1;
    expect(faultOf(text).place).toEqual({ section: 'edges', record: 1, byteOffset: offset });
  });

  test('wherever the file is cut', () => {
    const bytes = encode(SAMPLE);
    for (let length = 1; length < bytes.length; length++) {
      const parser = new SnapshotParser();
      let fault: unknown;
      try {
        parser.write(bytes.subarray(0, length));
        parser.finish();
      } catch (error) {
        fault = error;
      }
      expect(fault, `cut at ${length}`).toMatchObject({ code: 'truncated', place: { byteOffset: length } });
    }
  });
});

test('a root that stands elsewhere is refused', () => {
  const text = snapshotText([{ name: '' }]).replace('"node_count"', '"root_index":6,"node_count"');
  expect(faultOf(text).message).toMatch(/root_index is 6/);
});
