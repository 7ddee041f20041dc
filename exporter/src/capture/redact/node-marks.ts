import { ArrayNames } from './array-names.ts';
import type { RecordTaker } from './number-records.ts';
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

  take(numbers: Int32Array, count: number): void {
    const { width, type, name, edgeCount } = this.layout;
    for (let node = 0; node < count; node += width) {
      this.note(
        numbers[node + type] as number,
        numbers[node + name] as number,
        numbers[node + edgeCount] as number,
      );
    }
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
