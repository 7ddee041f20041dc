import { BUILT_IN_NAMES } from './built-in-names.ts';
import { ByteOutput } from './byte-output.ts';
import { DictionaryKeys } from './dictionary-keys.ts';
import { EdgeMarks } from './edge-marks.ts';
import { NodeMarks } from './node-marks.ts';
import { NumberRecords } from './number-records.ts';
import { PassedValue } from './passed-value.ts';
import { Placeholder } from './placeholder.ts';
import { RedactedStrings } from './redacted-strings.ts';
import { RedactionError } from './redaction-error.ts';
import { type FunctionInfoLayout, readSnapshotLayout, type SnapshotLayout } from './snapshot-layout.ts';
import { SnapshotMembers } from './snapshot-members.ts';
import { StringRule } from './string-rule.ts';
import { StringUse, StringUses } from './string-uses.ts';
import type { ValueReader } from './value-reader.ts';

/** V8's header is about 2 KiB. */
const MAX_HEADER_BYTES = 1 << 20;
/** Long lists of numbers that nothing here asks for: read as such, which is faster than as any value. */
const FLAT: ReadonlySet<string> = new Set(['samples', 'locations']);
const DICTIONARY_ARRAY = '(object properties)';

export interface RedactionOptions {
  /** Names that may stay, whatever they look like. */
  readonly allowedNames?: Iterable<string> | undefined;
  /**
   * 16 bytes, else a RangeError; one of this process unless given. Equal strings look equal in snapshots that were redacted with one
   * key.
   */
  readonly key?: Uint8Array | undefined;
}

/**
 * Takes the data out of a heap snapshot while it streams past: nodes, edges and locations go through byte for byte, which
 * tells what each string is used as; the strings, which come last, go through this rule: a text is replaced by
 * `«string:length:hash»`, and so is a name that may be data. The graph stays what it was. Memory: a good byte a node and one
 * a string.
 */
export class SnapshotRedactor {
  private readonly rule: StringRule;
  private readonly uses = new StringUses();
  private readonly members = new SnapshotMembers((key, offset) => this.open(key, offset));
  private header: PassedValue | undefined;
  private layout: SnapshotLayout | undefined;
  private nodes: NodeMarks | undefined;
  private edges: EdgeMarks | undefined;
  private dictionaries: DictionaryKeys | undefined;
  private strings: RedactedStrings | undefined;
  private readonly written = new ByteOutput();
  private offset = 0;

  constructor({ allowedNames = [], key }: RedactionOptions = {}) {
    this.rule = new StringRule(new Placeholder(key), new Set([...BUILT_IN_NAMES, ...allowedNames]));
  }

  /**
   * Takes the next bytes of the snapshot and gives what may leave; parts of `bytes` are among that. Throws
   * {@link RedactionError} if this cannot be redacted: what left before then is to be deleted.
   */
  write(bytes: Uint8Array): readonly Uint8Array[] {
    try {
      return this.pass(bytes);
    } catch (error) {
      // a number past all bounds, or a name that is no JSON
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
      throw new RedactionError(error.message, this.offset);
    }
  }

  /** To be called behind the last byte. Throws {@link RedactionError} if the snapshot is not whole. */
  end(): void {
    if (!this.members.isComplete || this.strings === undefined) {
      throw new RedactionError('the snapshot ends too early', this.offset);
    }
  }

  private pass(bytes: Uint8Array): readonly Uint8Array[] {
    const output: Uint8Array[] = [];
    let p = 0;
    let passed = 0;
    while (p < bytes.length) {
      const { reader } = this.members;
      if (reader === undefined) {
        if (this.members.step(bytes[p] as number, this.offset + p)) p++;
        continue;
      }
      if (reader === this.strings) output.push(bytes.subarray(passed, p));
      p = reader.read(bytes, p, this.offset);
      if (reader === this.strings) {
        output.push(this.written.take());
        passed = p;
      }
      if (reader.isDone) this.members.close();
    }
    output.push(bytes.subarray(passed));
    this.offset += bytes.length;
    return output;
  }

  private open(key: string, offset: number): ValueReader {
    if (key === 'snapshot') {
      this.header = new PassedValue({ mayHoldText: true, keptBytes: MAX_HEADER_BYTES });
      return this.header;
    }
    const { uses } = this;
    const layout = this.readLayout(offset);
    if (key === 'nodes' && this.nodes === undefined) {
      const nodes = new NodeMarks(layout, uses);
      this.nodes = nodes;
      return new NumberRecords(nodes);
    }
    if (key === 'edges' && this.nodes !== undefined && this.edges === undefined) {
      this.dictionaries = new DictionaryKeys(this.nodes.arrays);
      const edges = new EdgeMarks(layout, this.nodes, uses, this.dictionaries);
      this.edges = edges;
      return new NumberRecords(edges);
    }
    if (key === 'trace_function_infos' && layout.functionInfo !== undefined) {
      return this.functionInfos(layout.functionInfo);
    }
    if (key === 'strings') return this.openStrings(offset);
    if (FLAT.has(key)) return new NumberRecords({ width: 1, take: () => undefined });
    if (key === 'nodes' || key === 'edges')
      throw new RedactionError(`expected "${key}" once, in order`, offset);
    return new PassedValue({ mayHoldText: false, keptBytes: 0 });
  }

  private functionInfos({ width, names }: FunctionInfoLayout): ValueReader {
    const { uses } = this;
    return new NumberRecords({
      width,
      take(numbers, count) {
        for (let record = 0; record < count; record += width) {
          for (const field of names) uses.add(numbers[record + field] as number, StringUse.program);
        }
      },
    });
  }

  private openStrings(offset: number): ValueReader {
    const { edges, dictionaries, uses, rule, written } = this;
    if (edges === undefined || dictionaries === undefined || this.strings !== undefined) {
      throw new RedactionError('expected nodes and edges before the strings, and those once', offset);
    }
    edges.end();
    const dictionaryArray = dictionaries.resolve(uses);
    this.strings = new RedactedStrings(written, (bytes, start, end, string) => {
      if (string === dictionaryArray && rule.decode(bytes, start, end) !== DICTIONARY_ARRAY) {
        throw new RedactionError('this V8 keeps dictionaries in a way that is not known here', this.offset);
      }
      rule.write(bytes, start, end, uses.of(string), written);
    });
    return this.strings;
  }

  private readLayout(offset: number): SnapshotLayout {
    if (this.header === undefined) {
      throw new RedactionError('not a heap snapshot: expected "snapshot" first', offset);
    }
    this.layout ??= readSnapshotLayout(this.header.text);
    return this.layout;
  }
}
