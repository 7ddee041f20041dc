import type { SourceLocation } from '../../explain/names/source-locations.ts';
import type { PathGraph } from '../../explain/paths/path-graph.ts';
import { Scratch } from '../../graph/scratch.ts';
import type { BlockColumn } from '../block-column/block-column.ts';
import type { ColumnFile } from '../column-file/column-file.ts';
import { DOMINATOR_BIT, EDGE_TYPE_BITS, ESSENTIAL_BIT, type IndexNames, SECTIONS } from './index-sections.ts';

type ColumnName = Exclude<keyof typeof SECTIONS, 'names'>;

/**
 * A snapshot out of its index, without a parse: enough to ask who holds a node. Of the columns only the blocks are read that an
 * answer needs. An edge is the place of its number among the retainers.
 */
export class IndexedGraph implements PathGraph {
  readonly nodeCount: number;
  readonly stringCount: number;
  readonly classNames: readonly string[];
  readonly edgeTypeNames: readonly string[];
  readonly scratch: Scratch;
  readonly #places: IndexNames['places'];
  readonly #columns: Readonly<Record<ColumnName, BlockColumn>>;
  readonly #strings = new Map<number, string>();
  readonly #decoder = new TextDecoder();

  /** Throws `ColumnFileError` if the file is damaged, as each of its methods does. */
  constructor(file: ColumnFile) {
    const names = file.json(SECTIONS.names) as IndexNames;
    const { names: _, ...columns } = SECTIONS;
    this.#columns = Object.fromEntries(
      Object.values(columns).map((name) => [name, file.column(name)]),
    ) as Record<ColumnName, BlockColumn>;
    this.nodeCount = file.fact('nodes');
    // strings count from 1
    this.stringCount = this.#columns.stringEnds.length + 1;
    this.classNames = names.classNames;
    this.edgeTypeNames = names.edgeTypeNames;
    this.#places = names.places;
    this.scratch = new Scratch(this.nodeCount + 3);
  }

  /** Ordinal of the node with V8's id, or undefined. */
  findNode(id: number): number | undefined {
    const node = this.#columns.nodeIds.indexOf(id);
    return node < 0 ? undefined : node;
  }
  nodeId(node: number): number {
    return this.#columns.nodeIds.at(node);
  }
  nodeType(node: number): number {
    return this.#columns.nodeTypes.at(node);
  }
  classOf(node: number): number {
    return this.#columns.classOf.at(node);
  }
  ownName(node: number): string {
    return this.string(this.#columns.ownNames.at(node));
  }
  /** Bytes. */
  selfSize(node: number): number {
    return this.#columns.selfSizes.at(node);
  }
  /** Bytes that would be freed with the node. */
  retainedSize(node: number): number {
    return this.#columns.retainedSizes.at(node);
  }
  distance(node: number): number {
    return this.#columns.distances.at(node);
  }
  place(node: number): number {
    return this.#columns.places.at(node);
  }
  locate(node: number): SourceLocation | undefined {
    const place = this.place(node);
    return place === 0 ? undefined : (this.#places[place - 1] ?? undefined);
  }
  firstRetainer(node: number): number {
    return this.#columns.retainerFirst.at(node);
  }
  retainer(place: number): number {
    return place;
  }
  source(edge: number): number {
    return this.#columns.sources.at(edge);
  }
  target(edge: number): number {
    // of nodes without retainers, which start at the same place, the last is followed by the one that has them
    return this.#columns.retainerFirst.lastNotAbove(edge);
  }
  isEssential(edge: number): boolean {
    return (this.#columns.edgeKinds.at(edge) & ESSENTIAL_BIT) !== 0;
  }
  /** Whether the edge comes from the immediate dominator of the node it points to. */
  isOfDominator(edge: number): boolean {
    return (this.#columns.edgeKinds.at(edge) & DOMINATOR_BIT) !== 0;
  }
  edgeType(edge: number): number {
    return this.#columns.edgeKinds.at(edge) & EDGE_TYPE_BITS;
  }
  edgeName(edge: number): number {
    return this.#columns.edgeNames.at(edge);
  }

  string(number: number): string {
    if (number === 0) return '';
    const known = this.#strings.get(number);
    if (known !== undefined) return known;
    const { stringEnds, stringBytes } = this.#columns;
    const start = number === 1 ? 0 : stringEnds.at(number - 2);
    const bytes = Uint8Array.from({ length: stringEnds.at(number - 1) - start }, (_, k) =>
      stringBytes.at(start + k),
    );
    const text = this.#decoder.decode(bytes);
    this.#strings.set(number, text);
    return text;
  }
}
