import { formatBytes, formatCount } from '../explain/byte-text.ts';
import type { RetainedBox, RetainedMap } from '../explain/diff/retained-map.ts';
import { isSystemClass } from '../explain/names/class-names.ts';

/** A box as it is drawn and listed. Bytes; the parts' are among them. */
export interface MapBox {
  readonly name: string;
  /** `rest` stands for the parts that are too small to be boxes of their own. */
  readonly kind: 'suspect' | 'program' | 'system' | 'rest';
  /** Of the suspect. */
  readonly rank?: number;
  readonly count?: number;
  readonly bytes: number;
  readonly parts: readonly MapBox[];
}

/** A rest below this share of the whole stays unlisted, as boxes do. */
const MIN_SHARE = 0.002;

/** Names the boxes of a map; `ranks` says which classes are suspects. */
export function mapBoxes(map: RetainedMap, ranks: ReadonlyMap<string, number>): MapBox[] {
  const least = map.bytes * MIN_SHARE;
  // a map has a few levels only
  const divide = ({ parts, rest }: Pick<RetainedMap, 'parts' | 'rest'>): MapBox[] => {
    const boxes = parts.map((box) => ({ ...nameBox(box, ranks), parts: divide(box) }));
    return rest.boxes === 0 || rest.bytes < least ? boxes : [...boxes, restBox(rest)];
  };
  return divide(map);
}

function nameBox(box: RetainedBox, ranks: ReadonlyMap<string, number>): Omit<MapBox, 'parts'> {
  const { className, count, bytes, isStorage } = box;
  if (isStorage) return { name: `storage of ${className}`, kind: 'program', bytes };
  const rank = ranks.get(className);
  if (rank !== undefined) return { name: className, kind: 'suspect', rank, count, bytes };
  return { name: className, kind: isSystemClass(className) ? 'system' : 'program', count, bytes };
}

function restBox({ boxes, bytes }: RetainedMap['rest']): MapBox {
  return { name: `${formatCount(boxes)} smaller`, kind: 'rest', bytes, parts: [] };
}

/** `90,000 × Session: 5.5 MiB, 63.1 %`. */
export function boxText({ name, count, bytes }: MapBox, wholeBytes: number): string {
  const times = count === undefined ? '' : `${formatCount(count)} × `;
  return `${times}${name}: ${formatBytes(bytes)}, ${shareText(bytes, wholeBytes)}`;
}

export function shareText(bytes: number, wholeBytes: number): string {
  return `${((100 * bytes) / Math.max(1, wholeBytes)).toFixed(1)} %`;
}
