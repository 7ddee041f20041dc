import type { DictionaryKeys } from './dictionary-keys.ts';
import type { NodeMarks } from './node-marks.ts';
import type { RecordTaker } from './number-records.ts';
import type { SnapshotLayout } from './snapshot-layout.ts';
import { StringUse, type StringUses } from './string-uses.ts';

/** An object with more named properties is a dictionary, whatever V8 keeps it as; V8 adds `__proto__` to the 64. */
const MOST_NAMED = 65;

const NUMBERED = 0;

/** What the name of an edge is, by the edge's type. What is not listed is V8's. */
const USE_OF_TYPE: Readonly<Record<string, number>> = {
  property: StringUse.name,
  context: StringUse.program,
  element: NUMBERED,
  hidden: NUMBERED,
};

/** Reads the edges, which come node by node: notes what their names are, and which are keys of dictionaries. */
export class EdgeMarks implements RecordTaker {
  readonly width: number;
  private readonly layout: SnapshotLayout['edge'];
  private readonly nodes: NodeMarks;
  private readonly uses: StringUses;
  private readonly dictionaries: DictionaryKeys;
  private readonly useOfType: readonly number[];
  private readonly shortcutType: number;
  /** What the root leads to by a shortcut: the global objects, whose properties the program names. */
  private readonly globals = new Set<number>();
  private node = -1;
  private left = 0;
  /** Of the node under way: its named properties, and the arrays it leads to, a bit for each of their names. */
  private readonly names = new Int32Array(MOST_NAMED);
  private nameCount = 0;
  private arrays = 0;

  constructor(layout: SnapshotLayout, nodes: NodeMarks, uses: StringUses, dictionaries: DictionaryKeys) {
    this.width = layout.edge.width;
    this.layout = layout.edge;
    this.nodes = nodes;
    this.uses = uses;
    this.dictionaries = dictionaries;
    this.useOfType = layout.edgeTypes.map((type) => USE_OF_TYPE[type] ?? StringUse.system);
    this.shortcutType = layout.edgeTypes.indexOf('shortcut');
  }

  /** Throws RangeError for an edge that no node has. */
  take(numbers: Int32Array, count: number): void {
    const { width, type, name, target } = this.layout;
    for (let edge = 0; edge < count; edge += width) {
      this.note(
        numbers[edge + type] as number,
        numbers[edge + name] as number,
        numbers[edge + target] as number,
      );
    }
  }

  private note(type: number, name: number, to: number): void {
    while (this.left === 0) this.nextNode();
    this.left--;
    const use = this.useOfType[type] ?? StringUse.value;
    if (use === NUMBERED) return;
    this.uses.add(name, use);
    if (use === StringUse.name) this.noteProperty(name);
    else if (use === StringUse.system) {
      const target = to / this.nodes.width;
      if (this.node === 0 && type === this.shortcutType) this.globals.add(target);
      const array = this.nodes.arrays.numberOf(target);
      if (array >= 0) this.arrays |= 1 << array;
    }
  }

  /** To be called behind the last edge. Throws RangeError if the nodes have more. */
  end(): void {
    while (this.left === 0 && this.node < this.nodes.count) this.nextNode();
    if (this.left > 0) throw new RangeError('fewer edges than the nodes say');
  }

  private noteProperty(name: number): void {
    if (this.nameCount < MOST_NAMED) {
      this.names[this.nameCount++] = name;
      return;
    }
    if (this.globals.has(this.node)) return;
    if (this.nameCount === MOST_NAMED) {
      for (const key of this.names) this.uses.add(key, StringUse.key);
      this.nameCount++;
    }
    this.uses.add(name, StringUse.key);
  }

  private nextNode(): void {
    if (this.node === this.nodes.count) throw new RangeError('more edges than the nodes say');
    if (this.nameCount > 0 && this.arrays !== 0) {
      if (this.globals.has(this.node)) this.dictionaries.noteGlobal(this.arrays);
      else this.dictionaries.note(this.names, Math.min(this.nameCount, MOST_NAMED), this.arrays);
    }
    this.nameCount = 0;
    this.arrays = 0;
    this.node++;
    this.left = this.node === this.nodes.count ? 0 : this.nodes.edgeCount(this.node);
  }
}
