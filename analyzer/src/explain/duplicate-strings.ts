import { NodeType } from '../parse/node-type.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';
import { formatHolders } from './paths/holder-text.ts';
import { retainingPath } from './paths/retaining-path.ts';
import { hashText } from './processes/text-hashes.ts';

/** A string that the heap holds more than once. Its value is not told. */
export interface DuplicateString {
  readonly count: number;
  /** Characters; V8 writes at most 1024 of a string, of longer ones the beginnings are compared. */
  readonly length: number;
  readonly isCut: boolean;
  /** Equal for equal strings, 8 hexadecimal digits. */
  readonly hash: string;
  /** Bytes of all but one of them. */
  readonly wastedBytes: number;
  /** Who holds one of them. */
  readonly holders: string;
}

const CUT_LENGTH = 1024;

/** Strings of equal text and size, the greatest waste first. */
export function findDuplicateStrings(snapshot: HeapSnapshot, most = 20): DuplicateString[] {
  const { columns } = snapshot.graph;
  const groups = new Map<string, { count: number; bytes: number; sample: number }>();
  const isMet = new Uint8Array(columns.strings.count);
  const repeated = new Uint8Array(columns.strings.count);
  const isString = (node: number): boolean => columns.nodeTypes[node] === NodeType.String;
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const name = columns.nodeNames[node];
    if (!isString(node)) continue;
    if (isMet[name] === 1) repeated[name] = 1;
    isMet[name] = 1;
  }
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const name = columns.nodeNames[node];
    const bytes = snapshot.selfSizes[node];
    if (!isString(node) || repeated[name] === 0 || bytes === 0) continue;
    const key = `${name} ${bytes}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { count: 1, bytes, sample: node });
    else group.count++;
  }
  return [...groups.values()]
    .filter(({ count }) => count > 1)
    .sort((a, b) => (b.count - 1) * b.bytes - (a.count - 1) * a.bytes)
    .slice(0, most)
    .map(({ count, bytes, sample }) => {
      const text = columns.strings.get(columns.nodeNames[sample]);
      return {
        count,
        length: text.length,
        isCut: text.length >= CUT_LENGTH,
        hash: hashText(text).toString(16).padStart(8, '0'),
        wastedBytes: (count - 1) * bytes,
        holders: formatHolders(retainingPath(snapshot, sample)),
      };
    });
}
