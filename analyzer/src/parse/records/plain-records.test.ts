import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SnapshotHeader } from '../snapshot-header.ts';
import { PlainRecords } from './plain-records.ts';

const TYPES = Uint8Array.of(3, 1, 4, 0);
const NODE = { width: 6, type: 0, name: 1, id: 2, selfSize: 3, edgeCount: 4, detachedness: 5 };
const HEADER = {
  nodeCount: 10,
  edgeCount: 40,
  node: NODE,
  edge: { width: 3, type: 0, nameOrIndex: 1, toNode: 2 },
  nodeTypes: { codes: TYPES },
  edgeTypes: { codes: TYPES },
} as unknown as SnapshotHeader;

function open(plain: PlainRecords | undefined): PlainRecords {
  if (plain === undefined) throw new Error('no WebAssembly');
  return plain;
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('nodes', () => {
  const read = (text: string): { count: number; used: number; plain: PlainRecords } => {
    const plain = open(PlainRecords.ofNodes(HEADER));
    const count = plain.readNodes(bytesOf(text), 0, HEADER.nodeCount);
    return { count, used: plain.usedBytes, plain };
  };

  test('become columns, our types and ends of edges among them', () => {
    const { count, used, plain } = read('0,0,1,16,2,0\n,2,1,4294967294,65534,3,0,');
    expect([count, used]).toEqual([2, 39]);
    expect([...plain.types.subarray(0, 2)]).toEqual([3, 4]);
    expect([...plain.names.subarray(0, 2)]).toEqual([0, 1]);
    expect([...plain.idsOrTargets.subarray(0, 2)]).toEqual([1, 4_294_967_294]);
    expect([...plain.sizes.subarray(0, 2)]).toEqual([16, 65_534]);
    expect([...plain.edgeEnds.subarray(0, 2)]).toEqual([2, 5]);
    expect([plain.largestName, plain.largestRecord, plain.edgeTotal]).toEqual([1, 1, 5]);
  });
  test.each([
    ['a type the file does not have', '4,0,3,0,0,0,'],
    ['a type beyond any table', '300,0,3,0,0,0,'],
    ['a name two above all before it', '0,2,3,0,0,0,'],
    ['a size of 2^16 - 1, which stands for wide ones', '0,0,3,65535,0,0,'],
    ['an id of 2^32 - 1, which is too large', '0,0,4294967295,0,0,0,'],
    ['eleven digits', '0,0,3,00000000001,0,0,'],
    ['more edges than there are', '0,0,3,0,41,0,'],
    ['detachedness that says something', '0,0,3,0,0,2,'],
    ['a space', '0,0, 3,0,0,0,'],
    ['a last number of eleven digits', '0,0,3,0,0,00000000000,'],
    ['a field too few', '0,0,3,0,0\n,'],
    ['a sign', '0,0,-3,0,0,0,'],
    ['an empty place', '0,0,,0,0,0,'],
    ['the end of the section', '0,0,3,0,0,0]'],
    ['the end of the bytes', '0,0,3,0,0,0'],
  ])('are left to the slower reader from %s on', (_, record) => {
    const first = '0,0,1,0,0,0,';
    expect(read(first + record)).toMatchObject({ count: 1, used: first.length });
  });
  test('stop where there is no room', () => {
    const plain = open(PlainRecords.ofNodes(HEADER));
    expect(plain.readNodes(bytesOf('0,0,1,0,0,0,'.repeat(4)), 0, 3)).toBe(3);
    expect(plain.usedBytes).toBe(36);
  });
});

describe('edges', () => {
  test.each([
    ['a target that starts no node', '0,0,7,'],
    ['a target behind the last node', '0,0,60,'],
    ['a name two above all before it', '0,2,6,'],
    ['a name of eleven digits', '0,00000000000,6,'],
    ['a type the file does not have', '4,0,6,'],
    ['a type of two digits', '00,0,6,'],
    ['an empty place', '0,,6,'],
    ['the end of the bytes', '0,0,6'],
  ])('are left to the slower reader from %s on', (_, record) => {
    const plain = open(PlainRecords.ofEdges(HEADER));
    expect(plain.readEdges(bytesOf(`0,0,54,${record}`), 0, 9)).toBe(1);
    expect([...plain.idsOrTargets.subarray(0, 1)]).toEqual([9]);
  });
  test('of elements and hidden ones have numbers for names', () => {
    const plain = open(PlainRecords.ofEdges(HEADER));
    expect(plain.readEdges(bytesOf('1,1000,0,2,77,0,1,4294967294,0,'), 0, 9)).toBe(3);
    expect([plain.largestName, plain.largestRecord]).toEqual([0, -1]);
  });
  test('are those that were written, however many and wherever the input is cut', () => {
    const edge = fc.record({ name: fc.nat(999_999), target: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(edge, { minLength: 1, maxLength: 9000 }), fc.nat(20), (edges, offset) => {
        const records = edges.map(({ name, target }) => `1,${name},${target * 6},`);
        const plain = open(PlainRecords.ofEdges(HEADER));
        const bytes = bytesOf('x'.repeat(offset) + records.join(''));
        const names: number[] = [];
        const targets: number[] = [];
        for (let p = offset; p < bytes.length; p += plain.usedBytes) {
          const count = plain.readEdges(bytes, p, edges.length - names.length);
          if (count === 0) break;
          names.push(...plain.names.subarray(0, count));
          targets.push(...plain.idsOrTargets.subarray(0, count));
        }
        expect(names).toEqual(edges.map(({ name }) => name));
        expect(targets).toEqual(edges.map(({ target }) => target));
      }),
      { numRuns: 60 },
    );
  });
});

test('targets are told from what is no target, whatever the width of nodes', () => {
  const arbitrary = fc.record({ width: fc.integer({ min: 5, max: 24 }), offset: fc.nat(2 ** 32 - 25) });
  fc.assert(
    fc.property(arbitrary, ({ width, offset }) => {
      const nodeCount = Math.floor(2 ** 32 / width);
      const plain = open(PlainRecords.ofEdges({ ...HEADER, nodeCount, node: { ...NODE, width } }));
      const multiple = offset - (offset % width);
      expect(plain.readEdges(bytesOf(`1,0,${multiple},1,0,${offset},`), 0, 9)).toBe(
        multiple === offset ? 2 : 1,
      );
      expect(plain.idsOrTargets[0]).toBe(multiple / width);
    }),
    { numRuns: 1000 },
  );
});

test('fields behind those of every node may say something, but not that the node is detached', () => {
  const node = { ...NODE, width: 7, detachedness: 6 };
  const read = (text: string, header: SnapshotHeader): number =>
    open(PlainRecords.ofNodes(header)).readNodes(bytesOf(text), 0, HEADER.nodeCount);
  expect(read('0,0,1,16,2,4294967294,0,0,0,3,16,2,12,0,0,0,5,16,2,12,1,', { ...HEADER, node })).toBe(2);
  expect(read('0,0,1,16,2,12,1,', { ...HEADER, node: { ...node, detachedness: -1 } })).toBe(1);
});

test('fields in another order, and more nodes than targets can tell, are left to the slower reader', () => {
  const { edge } = HEADER;
  expect(PlainRecords.ofNodes({ ...HEADER, node: { ...NODE, name: 2, id: 1 } })).toBeUndefined();
  expect(PlainRecords.ofEdges({ ...HEADER, edge: { ...edge, type: 1, nameOrIndex: 0 } })).toBeUndefined();
  expect(PlainRecords.ofEdges({ ...HEADER, edge: { ...edge, width: 4 } })).toBeUndefined();
  expect(PlainRecords.ofEdges({ ...HEADER, nodeCount: 715_827_883 })).toBeUndefined();
  expect(PlainRecords.ofEdges({ ...HEADER, nodeCount: 715_827_882 })).toBeDefined();
});
