import { gzipSync } from 'node:zlib';
import { Function as Code, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';
import type { CallFrame, HeapProfileFile, ProfileNode } from './heap-profile.ts';

/** The profile as gzipped pprof: `inuse_space` in bytes, and how many samples that is made of. */
export function encodePprof({ head, samples = [], heapwatch }: HeapProfileFile): Buffer {
  const strings = new StringTable();
  const valueType = (type: string, unit: string) =>
    new ValueType({ type: strings.dedup(type), unit: strings.dedup(unit) });
  const places = new Places(strings);
  const countOf = new Map<number, number>();
  for (const { nodeId } of samples) countOf.set(nodeId, (countOf.get(nodeId) ?? 0) + 1);

  const sampled: Sample[] = [];
  // Leaf first, as pprof has it; the root is no frame.
  const left: { readonly node: ProfileNode; readonly stack: readonly number[] }[] = head.children.map(
    (node) => ({
      node,
      stack: [],
    }),
  );
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node } = next;
    const stack = [places.idOf(node.callFrame), ...next.stack];
    if (node.selfSize > 0) {
      sampled.push(new Sample({ locationId: stack, value: [countOf.get(node.id) ?? 0, node.selfSize] }));
    }
    for (const child of node.children) left.push({ node: child, stack });
  }
  const sampleType = [valueType('samples', 'count'), valueType('inuse_space', 'bytes')];
  const takenMs = Date.parse(heapwatch.startedAt);
  const profile = new Profile({
    sampleType,
    sample: sampled,
    location: places.locations,
    function: places.functions,
    stringTable: strings,
    timeNanos: BigInt(takenMs) * 1_000_000n,
    durationNanos: BigInt(takenMs - Date.parse(heapwatch.sampledSince)) * 1_000_000n,
    periodType: valueType('space', 'bytes'),
    period: heapwatch.intervalBytes,
    defaultSampleType: strings.dedup('inuse_space'),
  });
  return gzipSync(profile.encode());
}

/** Functions and locations of a profile, each place once. */
class Places {
  readonly functions: Code[] = [];
  readonly locations: Location[] = [];
  readonly #strings: StringTable;
  readonly #ids = new Map<string, number>();

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  idOf({ functionName, scriptId, url, lineNumber, columnNumber }: CallFrame): number {
    const key = JSON.stringify([scriptId, lineNumber, columnNumber, functionName]);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.locations.length + 1;
    const name = this.#strings.dedup(functionName || '(anonymous)');
    // Both count from 1 here; 0 is unknown.
    const line = lineNumber + 1;
    const filename = this.#strings.dedup(url);
    this.functions.push(new Code({ id, name, systemName: name, filename, startLine: line }));
    this.locations.push(
      new Location({ id, line: [new Line({ functionId: id, line, column: columnNumber + 1 })] }),
    );
    this.#ids.set(key, id);
    return id;
  }
}
