import { ArrayNames } from './array-names.ts';
import type { RecordTaker } from './number-records.ts';
import { COMMA, LINE_BREAK, LONGEST_RECORD, skipDigits, skipFields, ZERO } from './plain-numbers.ts';
import type { SnapshotLayout } from './snapshot-layout.ts';
import { StringUse, type StringUses } from './string-uses.ts';

/** What the name of a node is, by the node's type. What is not listed is a name: `object`, and types to come. */
const USE_OF_TYPE: Readonly<Record<string, number>> = {
  string: StringUse.value,
  'concatenated string': StringUse.leftOut,
  'sliced string': StringUse.leftOut,
  number: StringUse.leftOut,
  symbol: StringUse.leftOut,
  bigint: StringUse.leftOut,
  regexp: StringUse.value,
  closure: StringUse.program,
  code: StringUse.program | StringUse.system,
  hidden: StringUse.system,
  array: StringUse.system,
  native: StringUse.system,
  synthetic: StringUse.system,
  'object shape': StringUse.system,
};

/** A count that does not fit in a byte stands among the large ones. */
const LARGE = 255;

/** Reads the nodes: notes what their names are, and keeps what the edges will need, a good byte a node. */
export class NodeMarks implements RecordTaker {
  readonly width: number;
  readonly arrays = new ArrayNames();
  /** Nodes read so far. */
  count = 0;
  private readonly layout: SnapshotLayout['node'];
  private readonly uses: StringUses;
  private readonly useOfType: readonly number[];
  private readonly arrayType: number;
  private edgeCounts = new Uint8Array(1 << 16);
  private readonly largeCounts = new Map<number, number>();

  constructor({ node, nodeTypes }: SnapshotLayout, uses: StringUses) {
    this.width = node.width;
    this.layout = node;
    this.uses = uses;
    this.useOfType = nodeTypes.map((type) => USE_OF_TYPE[type] ?? StringUse.name);
    this.arrayType = nodeTypes.indexOf('array');
  }

  take(record: Int32Array): void {
    const { type, name, edgeCount } = this.layout;
    this.note(record[type] as number, record[name] as number, record[edgeCount] as number);
  }

  // Digits are read in place: a function would have to give a number and where it ends, an object for each of millions.
  takePlain(bytes: Uint8Array, start: number): number {
    const { width, layout } = this;
    const between = layout.edgeCount - 2;
    const behind = width - layout.edgeCount - 1;
    if (layout.type !== 0 || layout.name !== 1 || behind < 1) return start;
    const end = bytes.length - LONGEST_RECORD;
    let record = start;
    while (record < end) {
      let p = record;
      let type = (bytes[p] as number) ^ ZERO;
      if (type > 9) break;
      for (let digit = (bytes[++p] as number) ^ ZERO; digit < 10; digit = (bytes[++p] as number) ^ ZERO) {
        type = (Math.imul(type, 10) + digit) | 0;
      }
      if (bytes[p] !== COMMA) break;

      let name = (bytes[++p] as number) ^ ZERO;
      if (name > 9) break;
      for (let digit = (bytes[++p] as number) ^ ZERO; digit < 10; digit = (bytes[++p] as number) ^ ZERO) {
        name = (Math.imul(name, 10) + digit) | 0;
      }
      if (bytes[p] !== COMMA) break;

      p = skipFields(bytes, p + 1, between);
      let edges = (bytes[p] as number) ^ ZERO;
      if (edges > 9) break;
      for (let digit = (bytes[++p] as number) ^ ZERO; digit < 10; digit = (bytes[++p] as number) ^ ZERO) {
        edges = (Math.imul(edges, 10) + digit) | 0;
      }
      if (bytes[p] !== COMMA) break;

      p = skipFields(bytes, p + 1, behind - 1);
      const last = p;
      p = skipDigits(bytes, p);
      if (p === last) break;
      if (bytes[p] === LINE_BREAK) p++;
      if (bytes[p] !== COMMA) break;
      record = p + 1;
      this.note(type, name, edges);
    }
    return record;
  }

  edgeCount(node: number): number {
    const edges = this.edgeCounts[node] as number;
    return edges < LARGE ? edges : (this.largeCounts.get(node) as number);
  }

  private note(type: number, name: number, edges: number): void {
    this.uses.add(name, this.useOfType[type] ?? StringUse.value);
    if (type === this.arrayType) this.arrays.add(this.count, name);
    if (this.count === this.edgeCounts.length) this.grow();
    this.edgeCounts[this.count] = edges < LARGE ? edges : LARGE;
    if (edges >= LARGE) this.largeCounts.set(this.count, edges);
    this.count++;
  }

  private grow(): void {
    const larger = new Uint8Array(this.edgeCounts.length * 2);
    larger.set(this.edgeCounts);
    this.edgeCounts = larger;
  }
}
