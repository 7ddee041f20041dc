import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfSection, withNumber, withText } from '../../../test/tools/snapshots/damaged-snapshot.ts';
import { programText } from '../../../test/tools/snapshots/snapshot-text.ts';
import { SnapshotError, type SnapshotErrorPlace } from './snapshot-error.ts';
import { SnapshotParser } from './snapshot-parser.ts';

/** Four nodes, four edges, five strings, a location. */
const SAMPLE = programText(
  [
    { to: 2, name: 'cache' },
    { to: 3, name: 7 },
  ],
  [
    { name: 'Cache', id: 77, location: [3, 10, 4] },
    { type: 'string', name: 'text', selfSize: 24, edges: [{ to: 2, type: 'weak', name: 1 }] },
  ],
);

function faultOf(text: string, chunkBytes: number): SnapshotError {
  const bytes = new TextEncoder().encode(text);
  const parser = new SnapshotParser();
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) parser.write(bytes.subarray(at, at + chunkBytes));
    parser.finish();
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError);
    return error as SnapshotError;
  }
  throw new Error('no fault was found');
}

interface FaultCase {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  readonly message: string;
  readonly place: SnapshotErrorPlace;
}

/** A number of `nodes`, `edges` or `locations` replaced: the fault is in its record, at the number. */
function numberCase(
  section: string,
  position: number,
  value: number | string,
  code: string,
  message: string,
): FaultCase {
  const { text, byteOffset } = withNumber(SAMPLE, section, position, value);
  const width = { nodes: 6, edges: 3, locations: 4 }[section] ?? 1;
  const place = { section, record: Math.floor(position / width), byteOffset };
  return { what: `${section}[${position}] = ${value}`, text, code, message, place };
}

/** A text of the file replaced; the place is given by what stands there. */
function textCase(
  found: string,
  replacement: string,
  code: string,
  message: string,
  place: (text: string, byteOffset: number) => SnapshotErrorPlace,
): FaultCase {
  const { text, byteOffset } = withText(SAMPLE, found, replacement);
  return {
    what: `${replacement.slice(0, 30)} for ${found}`,
    text,
    code,
    message,
    place: place(text, byteOffset),
  };
}

const inHeader = (_: string, byteOffset: number): SnapshotErrorPlace => ({ section: 'snapshot', byteOffset });
const behind =
  (section: string, record: number) =>
  (text: string): SnapshotErrorPlace => ({
    section,
    record,
    byteOffset: endOfSection(text, section),
  });

const CASES: readonly FaultCase[] = [
  // the header
  textCase(
    '"node_count":4',
    '"node_count":99999999999',
    'bad-header',
    'node_count is 99999999999: expected a whole number from 0 to 4294967293',
    inHeader,
  ),
  textCase(
    '"node_count":4',
    '"node_count":-1',
    'bad-header',
    'node_count is -1: expected a whole number',
    inHeader,
  ),
  textCase(
    '"node_count":4',
    '"node_count":0',
    'bad-header',
    'node_count is 0: expected a root at least',
    inHeader,
  ),
  textCase(
    '"node_count":4',
    '"root_index":6,"node_count":4',
    'bad-header',
    'root_index is 6: expected 0',
    inHeader,
  ),
  textCase(
    '"edge_count":4',
    '"edge_count":"4"',
    'bad-header',
    'edge_count is "4": expected a whole number',
    inHeader,
  ),
  textCase(
    '"node_fields":["type",',
    '"node_fields":[',
    'bad-header',
    'meta.node_fields: expected "type" among them',
    inHeader,
  ),
  textCase(
    '"edge_fields":["type","name_or_index"',
    '"edge_fields":["name_or_index","type"',
    'bad-header',
    'expected "type" before "name_or_index"',
    inHeader,
  ),
  textCase(
    '"node_types":[[',
    '"node_types":[[7,',
    'bad-header',
    'meta.node_types: expected a list of names',
    inHeader,
  ),
  textCase('{"meta":', '{"mota":', 'bad-header', 'snapshot.meta: expected an object', inHeader),
  textCase('"node_count":4', '"node_count":04', 'bad-header', 'not JSON', (_, at) => ({
    section: 'snapshot',
    byteOffset: at + 14,
  })),
  // counts that the header contradicts
  textCase(
    '"node_count":4',
    '"node_count":5',
    'count-mismatch',
    'node_count says 5, the section holds 4 nodes',
    behind('nodes', 4),
  ),
  textCase(
    '"node_count":4',
    '"node_count":3',
    'count-mismatch',
    'there are more nodes than node_count says (3)',
    (text) => ({ section: 'nodes', record: 3, byteOffset: withNumber(text, 'nodes', 18, 0).byteOffset }),
  ),
  textCase(
    '"edge_count":4',
    '"edge_count":5',
    'count-mismatch',
    'edge_count says 5, the nodes own 4 edges',
    behind('nodes', 4),
  ),
  textCase(
    '"edge_count":4',
    '"edge_count":3',
    'count-mismatch',
    'the nodes so far own 4 edges, more than edge_count says (3)',
    (text) => ({ section: 'nodes', record: 3, byteOffset: withNumber(text, 'nodes', 22, 0).byteOffset }),
  ),
  numberCase('nodes', 22, 2, 'count-mismatch', 'the nodes so far own 5 edges, more than edge_count says (4)'),
  (() => {
    const { text } = withNumber(SAMPLE, 'nodes', 22, 0);
    return {
      what: 'an edge owned by no node',
      text,
      code: 'count-mismatch',
      message: 'edge_count says 4, the nodes own 3 edges',
      place: behind('nodes', 4)(text),
    };
  })(),
  (() => {
    const { text } = withNumber(SAMPLE, 'locations', 3, undefined);
    const message = 'the last location has 3 fields: expected 4';
    return {
      what: 'half a location',
      text,
      code: 'count-mismatch',
      message,
      place: behind('locations', 0)(text),
    };
  })(),
  // references
  numberCase('nodes', 6, 99, 'bad-reference', 'node type 99 is not one of 15'),
  numberCase('edges', 3, 55, 'bad-reference', 'edge type 55 is not one of 7'),
  numberCase('edges', 5, 7, 'bad-reference', 'to_node is 7: expected a multiple of 6 below 24'),
  numberCase('edges', 5, 24, 'bad-reference', 'to_node is 24: expected a multiple of 6 below 24'),
  numberCase('edges', 5, 99999999999, 'bad-reference', 'expected a multiple of 6 below 24'),
  numberCase('nodes', 13, 9999, 'bad-reference', 'the name is string 9999: expected one below 5'),
  numberCase('edges', 4, 9999, 'bad-reference', 'the name is string 9999: expected one below 5'),
  numberCase('locations', 0, 13, 'bad-reference', 'object_index is 13: expected a multiple of 6 below 24'),
  numberCase('locations', 0, -6, 'bad-reference', 'expected a multiple of 6 below 24'),
  numberCase('nodes', 14, 99999999999, 'bad-reference', 'the node id is too large'),
  textCase(
    ',\n"text"',
    '',
    'bad-reference',
    'there are 4 strings: expected 5, as record 3 of "nodes" names string 4',
    (text) => ({ section: 'strings', record: 4, byteOffset: text.lastIndexOf(']') }),
  ),
  // numbers that are none
  ...[
    ['-4', 'expected a whole number but found "-"', 0],
    ['--1', 'expected a whole number but found "-"', 0],
    ['1.5', 'expected , or ] but found "."', 1],
    ['1e5', 'expected , or ] but found "e"', 1],
    ['null', 'expected a whole number but found "n"', 0],
    ['', 'expected a whole number but found ","', 0],
    ['12 3', 'expected , or ] but found "3"', 3],
    ['99999999999999999999', 'expected a number up to 9007199254740991', 15],
  ].map(([value, message, ahead]) => {
    const base = numberCase('nodes', 9, value as string, 'bad-syntax', message as string);
    return {
      ...base,
      place: { ...base.place, byteOffset: (base.place.byteOffset as number) + (ahead as number) },
    };
  }),
  // strings
  textCase('"strings":["', '"strings":[1,"', 'bad-syntax', 'expected a string but found "1"', (_, at) => ({
    section: 'strings',
    record: 0,
    byteOffset: at + 11,
  })),
  textCase(',\n"text"', '"text"', 'bad-syntax', 'expected , or ] but found """', (_, at) => ({
    section: 'strings',
    record: 4,
    byteOffset: at,
  })),
  textCase('"text"]', '"text",]', 'bad-syntax', 'expected a string but found "]"', (_, at) => ({
    section: 'strings',
    record: 5,
    byteOffset: at + 7,
  })),
  // the file as a whole
  textCase(
    '"edges":[',
    '"edges":[],"edges":[',
    'count-mismatch',
    'edge_count says 4, the section holds 0 edges',
    (_, at) => ({ section: 'edges', record: 0, byteOffset: at + 9 }),
  ),
  textCase(
    '"locations":[',
    '"nodes":[],"locations":[',
    'bad-syntax',
    'expected "nodes" once, but it comes a second time',
    (_, at) => ({ section: 'nodes', byteOffset: at + 8 }),
  ),
  textCase('"nodes":[', '"nodes":{', 'bad-syntax', 'expected [ but found "{"', (_, at) => ({
    byteOffset: at + 8,
  })),
  {
    what: 'two snapshots',
    text: SAMPLE + SAMPLE,
    code: 'bad-syntax',
    message: 'expected the end of the file but found "{"',
    place: { byteOffset: SAMPLE.length },
  },
  {
    what: 'no strings',
    text: SAMPLE.replace(/,\s*"strings":.*]/s, ''),
    code: 'not-a-snapshot',
    message: 'it has no "strings"',
    place: { byteOffset: SAMPLE.indexOf('"strings"') - 1 },
  },
  { what: 'nothing', text: '', code: 'empty', message: 'the file is empty', place: {} },
  {
    what: 'garbage',
    text: 'const a = 1;',
    code: 'not-a-snapshot',
    message: 'expected { but found "c"',
    place: { byteOffset: 0 },
  },
  {
    what: 'a list',
    text: '[1]',
    code: 'not-a-snapshot',
    message: 'expected { but found "["',
    place: { byteOffset: 0 },
  },
  {
    what: 'other JSON',
    text: '{"a":[1]}',
    code: 'not-a-snapshot',
    message: 'it has no "snapshot"',
    place: { byteOffset: 9 },
  },
  {
    what: 'a section before the header',
    text: '{"nodes":[1]}',
    code: 'not-a-snapshot',
    message: '"nodes" comes before "snapshot"',
    place: { byteOffset: 9 },
  },
];

describe.each(CASES)('$what', ({ text, code, message, place }) => {
  test.each([1, 7, 65_536])('is told with its place, from chunks of %i bytes', (chunkBytes) => {
    const fault = faultOf(text, chunkBytes);
    expect(fault.message).toContain(message);
    expect({ code: fault.code, place: fault.place }).toEqual({ code, place });
  });
});

test('the message says where', () => {
  const { text, byteOffset } = withNumber(SAMPLE, 'edges', 5, 7);
  expect(faultOf(text, 100).message).toBe(
    `to_node is 7: expected a multiple of 6 below 24 (in "edges", record 1, at byte ${byteOffset})`,
  );
});

test('a file that is cut ends in an error that says what should follow', () => {
  const cut = (behindText: string): SnapshotError =>
    faultOf(SAMPLE.slice(0, SAMPLE.indexOf(behindText) + behindText.length), 5);
  expect(cut('"meta"').place).toMatchObject({ section: 'snapshot' });
  expect(cut('"nodes":[9,0,1,0,1,0,3').place).toEqual({
    section: 'nodes',
    record: 1,
    byteOffset: SAMPLE.indexOf('"nodes":[') + 22,
  });
  expect(cut('"edges":[5').place).toMatchObject({ section: 'edges', record: 0 });
  expect(cut('"locations":[12,3').place).toMatchObject({ section: 'locations', record: 0 });
  expect(cut('"strings":["",\n"gl').place).toMatchObject({ section: 'strings', record: 1 });
  expect(cut('"nodes":').message).toMatch(/^the file ends too early: expected a value \(at byte \d+\)$/);
  expect(cut('"nodes":[9').message).toMatch(
    /^the file ends too early: expected the rest of "nodes" \(in "nodes", record 0, /,
  );
});

test('wherever it is cut', () => {
  for (let length = 1; length < SAMPLE.length; length++) {
    const fault = faultOf(SAMPLE.slice(0, length), 1000);
    expect(fault, `cut at ${length}`).toMatchObject({ code: 'truncated', place: { byteOffset: length } });
  }
});

test('the place is that of the number, whichever it is and however the file is cut into chunks', () => {
  const isAny = fc.record({ record: fc.nat({ max: 3 }), chunkBytes: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(isAny, ({ record, chunkBytes }) => {
      const edge = withNumber(SAMPLE, 'edges', record * 3 + 2, 100_001);
      const edgePlace = { section: 'edges', record, byteOffset: edge.byteOffset };
      expect(faultOf(edge.text, chunkBytes).place).toEqual(edgePlace);
      const node = withNumber(SAMPLE, 'nodes', record * 6, 100_001);
      const nodePlace = { section: 'nodes', record, byteOffset: node.byteOffset };
      expect(faultOf(node.text, chunkBytes).place).toEqual(nodePlace);
    }),
    { numRuns: 500 },
  );
});
