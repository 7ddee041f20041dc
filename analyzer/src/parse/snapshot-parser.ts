import type { LinearMemory } from './columns/linear-memory.ts';
import { SparseColumn } from './columns/sparse-column.ts';
import { JsonValueReader } from './json/json-value-reader.ts';
import { NumberArrayReader } from './json/number-array-reader.ts';
import { describeByte } from './json/number-scanner.ts';
import { PassedArray } from './json/passed-array.ts';
import type { SectionReader } from './json/section-reader.ts';
import { StringArrayReader } from './json/string-array-reader.ts';
import { EdgeRecords } from './records/edge-records.ts';
import type { LargestName } from './records/largest-name.ts';
import { LocationRecords } from './records/location-records.ts';
import { type NodeMemory, NodeRecords } from './records/node-records.ts';
import type { EdgeStretch, NodeColumns, SnapshotColumns } from './snapshot-columns.ts';
import { SnapshotError } from './snapshot-error.ts';
import { readSnapshotHeader, type SnapshotHeader } from './snapshot-header.ts';

const QUOTE = 0x22;
/** V8's header is about 2 KiB. */
const MAX_HEADER_BYTES = 1 << 20;
const MAX_KEY_BYTES = 256;

type State =
  | 'start'
  | 'key-or-end'
  | 'key'
  | 'in-key'
  | 'colon'
  | 'value'
  | 'in-value'
  | 'after-value'
  | 'end';

export interface ParserOptions {
  /** Where the columns of the nodes go, if there is room for them. */
  readonly nodeMemory?: NodeMemory;
  /** Opens memory for the columns, and for what is made of them. Else each section has its own. */
  readonly openMemory?: (nodeCount: number, edgeCount: number) => LinearMemory | undefined;
  /** Passes over the edges, to be read when all else is known: then {@link SnapshotParser.readEdges} takes them. */
  readonly passesOverEdges?: boolean;
}

/**
 * Reads a V8 heap snapshot fed in chunks of any size, and never needs the whole text. The file is one JSON object;
 * `snapshot` comes first and tells how to read `nodes` and `edges`; keys that are not known are passed over.
 * Format: V8 src/profiler/heap-snapshot-generator.cc, `HeapSnapshotJSONSerializer`.
 */
export class SnapshotParser {
  private offset = 0;
  private state: State = 'start';
  private key = '';
  private reader: SectionReader | undefined;
  private headerReader: JsonValueReader | undefined;
  private headerOffset = 0;
  private readonly seen = new Set<string>();
  private header: SnapshotHeader | undefined;
  private nodes: NodeRecords | undefined;
  private edges: EdgeRecords | undefined;
  private passedEdges: PassedArray | undefined;
  private locations: LocationRecords | undefined;
  private strings: StringArrayReader | undefined;
  private stringsEnd = 0;
  private stringCount = 0;
  private memory: LinearMemory | undefined;
  private readonly options: ParserOptions;

  constructor(options: ParserOptions = {}) {
    this.options = options;
  }

  /** Takes the next bytes of the file. Throws {@link SnapshotError} at the first byte that does not fit. */
  write(bytes: Uint8Array): void {
    let p = 0;
    while (p < bytes.length) {
      if (this.reader !== undefined && this.state === 'in-value') {
        p = this.reader.read(bytes, p, this.offset);
        if (this.reader.isDone) this.closeSection(this.offset + p - 1);
      } else {
        this.step(bytes[p] as number, this.offset + p);
        // a section reader takes its opening bracket itself
        if (this.state !== 'in-value') p++;
      }
    }
    this.offset += bytes.length;
  }

  /** The columns, once every byte was written. Throws {@link SnapshotError} if the file is not whole. */
  finish(): SnapshotColumns {
    const nodes = this.finishNodes();
    const { types, names, targets, largestName } = this.edges as EdgeRecords;
    this.checkNames('edges', largestName, nodes.strings.count);
    return { ...nodes, edgeTypes: types, edgeNames: names, edgeTargets: targets };
  }

  /** As {@link finish}, without the edges. */
  finishNodes(): NodeColumns {
    if (this.offset === 0) throw new SnapshotError('empty', 'the file is empty');
    if (this.state !== 'end') {
      throw this.truncated();
    }
    const { header, nodes, strings } = this;
    const edges = this.edges ?? this.passedEdges;
    if (header === undefined || nodes === undefined || edges === undefined || strings === undefined) {
      const missing = [
        ['snapshot', header],
        ['nodes', nodes],
        ['edges', edges],
        ['strings', strings],
      ].filter(([, part]) => part === undefined);
      throw new SnapshotError('not-a-snapshot', `not a heap snapshot: it has no "${missing[0]?.[0]}"`, {
        byteOffset: this.offset,
      });
    }
    const table = strings.finish();
    this.stringCount = table.count;
    this.checkNames('nodes', nodes.largestName, table.count);
    return {
      nodeCount: header.nodeCount,
      edgeCount: header.edgeCount,
      extraNativeBytes: header.extraNativeBytes,
      nodeTypes: nodes.types,
      nodeNames: nodes.names,
      nodeIds: nodes.ids,
      selfSizes: nodes.selfSizes,
      firstEdges: nodes.firstEdges,
      detachedness: nodes.detachedness.finish(),
      locations: this.locations?.finish() ?? NO_LOCATIONS,
      strings: table,
      nodeTypeNames: header.nodeTypes.names,
      edgeTypeNames: header.edgeTypes.names,
    };
  }

  /**
   * Reads the edges that were passed over, once the nodes are finished: `bytes` are those of the file from the place that
   * it is called with on. Stretches of them go to `take`, in `memory` if that is large enough.
   */
  async readEdges(
    take: (edges: EdgeStretch) => void,
    bytes: (byteOffset: number) => AsyncIterable<Uint8Array>,
    memory?: Uint32Array<ArrayBuffer>,
  ): Promise<void> {
    const { header, nodes, passedEdges } = this;
    if (header === undefined || nodes === undefined || passedEdges === undefined) return;
    const edges = new EdgeRecords(header, nodes.largestName.index, take, memory);
    const reader = new NumberArrayReader('edges', edges);
    let offset = passedEdges.byteOffset;
    for await (const piece of bytes(offset)) {
      reader.read(piece, 0, offset);
      if (reader.isDone) break;
      offset += piece.length;
    }
    if (!reader.isDone) throw this.truncated();
    this.checkNames('edges', edges.largestName, this.stringCount);
  }

  private step(byte: number, offset: number): void {
    if (byte <= 0x20 && this.state !== 'in-key') {
      if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) return;
    }
    switch (this.state) {
      case 'start':
        this.expect(byte, '{', offset, 'key-or-end');
        break;
      case 'key-or-end':
        if (byte === 0x7d) this.state = 'end';
        else this.expect(byte, '"', offset, 'in-key');
        break;
      case 'key':
        this.expect(byte, '"', offset, 'in-key');
        break;
      case 'in-key':
        if (byte === QUOTE) this.state = 'colon';
        else this.key += String.fromCharCode(byte);
        if (this.key.length > MAX_KEY_BYTES) throw this.unexpected(byte, 'a short key', offset);
        break;
      case 'colon':
        this.expect(byte, ':', offset, 'value');
        break;
      case 'value':
        this.openSection(byte, offset);
        break;
      case 'after-value':
        if (byte === 0x7d) this.state = 'end';
        else this.expect(byte, ',', offset, 'key');
        break;
      default:
        throw new SnapshotError(
          'bad-syntax',
          `expected the end of the file but found ${describeByte(byte)}`,
          { byteOffset: offset },
        );
    }
  }

  private expect(byte: number, wanted: string, offset: number, next: State): void {
    if (byte !== wanted.charCodeAt(0)) throw this.unexpected(byte, wanted, offset);
    if (next === 'in-key') this.key = '';
    this.state = next;
  }

  private unexpected(byte: number, wanted: string, offset: number): SnapshotError {
    const code = offset === 0 || this.header === undefined ? 'not-a-snapshot' : 'bad-syntax';
    const text = `expected ${wanted} but found ${describeByte(byte)}`;
    return new SnapshotError(code, code === 'not-a-snapshot' ? `not a heap snapshot: ${text}` : text, {
      byteOffset: offset,
    });
  }

  private openSection(byte: number, offset: number): void {
    const wanted = this.key === 'snapshot' ? '{' : SECTIONS.has(this.key) ? '[' : undefined;
    if (wanted !== undefined && byte !== wanted.charCodeAt(0)) throw this.unexpected(byte, wanted, offset);
    if (wanted === undefined && !VALUE_START.test(String.fromCharCode(byte)))
      throw this.unexpected(byte, 'a JSON value', offset);
    if (wanted !== undefined && this.seen.has(this.key)) {
      throw new SnapshotError('bad-syntax', `expected "${this.key}" once, but it comes a second time`, {
        section: this.key,
        byteOffset: offset,
      });
    }
    this.seen.add(this.key);
    this.reader = this.readerFor(this.key, offset);
    this.state = 'in-value';
  }

  private readerFor(key: string, offset: number): SectionReader {
    if (key === 'snapshot') {
      this.headerReader = new JsonValueReader(key, MAX_HEADER_BYTES);
      this.headerOffset = offset;
      return this.headerReader;
    }
    if (!SECTIONS.has(key)) return new JsonValueReader(key);
    const { header } = this;
    if (header === undefined) {
      throw new SnapshotError('not-a-snapshot', `not a heap snapshot: "${key}" comes before "snapshot"`, {
        byteOffset: offset,
      });
    }
    if (key === 'nodes') {
      this.nodes = allocate(
        header,
        offset,
        () => new NodeRecords(header, this.options.nodeMemory, this.memory),
      );
      return new NumberArrayReader(key, this.nodes);
    }
    if (key === 'edges' && this.options.passesOverEdges) {
      this.passedEdges = new PassedArray(offset);
      return this.passedEdges;
    }
    if (key === 'edges') {
      const named = this.nodes?.largestName.index;
      this.edges = allocate(header, offset, () => new EdgeRecords(header, named, undefined, this.memory));
      return new NumberArrayReader(key, this.edges);
    }
    if (key === 'locations' && header.location !== undefined) {
      this.locations = new LocationRecords(header.location, header.node.width, header.nodeCount);
      return new NumberArrayReader(key, this.locations, true);
    }
    if (key === 'locations') return new JsonValueReader(key);
    this.strings = new StringArrayReader();
    return this.strings;
  }

  /** `end`: offset of the section's last byte. */
  private closeSection(end: number): void {
    if (this.reader === this.strings) this.stringsEnd = end;
    if (this.reader === this.headerReader && this.headerReader !== undefined) {
      this.header = readSnapshotHeader(this.headerReader.text(), this.headerOffset);
      this.memory = this.options.openMemory?.(this.header.nodeCount, this.header.edgeCount);
      this.headerReader = undefined;
    }
    this.reader = undefined;
    this.state = 'after-value';
  }

  /** Names that go up one by one past the last string tell that strings are missing, a name far above that it is wrong. */
  private checkNames(section: string, { index, record, suspect }: LargestName, stringCount: number): void {
    if (index < stringCount) return;
    if (suspect !== undefined && suspect.index >= stringCount) {
      const message = `the name is string ${suspect.index}: expected one below ${stringCount}`;
      const { byteOffset } = suspect;
      throw new SnapshotError('bad-reference', message, { section, record: suspect.record, byteOffset });
    }
    throw new SnapshotError(
      'bad-reference',
      `there are ${stringCount} strings: expected ${index + 1}, as record ${record} of "${section}" names string ${index}`,
      { section: 'strings', record: stringCount, byteOffset: this.stringsEnd },
    );
  }

  private truncated(): SnapshotError {
    const { key, reader, state, offset } = this;
    const isInside = state === 'in-value';
    const expected = isInside ? `the rest of "${key}"` : EXPECTED[state];
    return new SnapshotError('truncated', `the file ends too early: expected ${expected}`, {
      ...(isInside ? { section: key } : {}),
      ...(isInside && reader?.record !== undefined ? { record: reader.record } : {}),
      byteOffset: offset,
    });
  }
}

const SECTIONS = new Set(['nodes', 'edges', 'locations', 'strings']);

const VALUE_START = /[[{"\-\dtfn]/;

const EXPECTED: Readonly<Record<State, string>> = {
  start: '{',
  'key-or-end': 'a key',
  key: 'a key',
  'in-key': 'the rest of a key',
  colon: ':',
  value: 'a value',
  'in-value': 'the rest of a value',
  'after-value': ', or }',
  end: 'nothing more',
};

const NO_LOCATIONS = {
  places: new SparseColumn(0, new Uint32Array(), new Uint32Array()),
  scriptIds: new Uint32Array(),
  lines: new Uint32Array(),
  columns: new Uint32Array(),
};

/** A header may claim more records than any memory holds: that is the file's fault, not ours. */
function allocate<T>(header: SnapshotHeader, byteOffset: number, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SnapshotError(
      'bad-header',
      `no memory for ${header.nodeCount} nodes and ${header.edgeCount} edges, as the header says`,
      { section: 'snapshot', byteOffset },
    );
  }
}
