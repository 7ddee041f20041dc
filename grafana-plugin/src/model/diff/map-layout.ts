import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import { isSystemClass } from './system-class.ts';

/** Nodes of one class that the box around them dominates, as the service tells them. */
export interface RetainedPart {
  readonly className: string;
  readonly count: number;
  readonly bytes: number;
  readonly isStorage: boolean;
  readonly parts: readonly RetainedPart[];
  readonly rest: { readonly boxes: number; readonly bytes: number };
}

export type RetainedWhole = Pick<RetainedPart, 'bytes' | 'parts' | 'rest'>;

export type BoxKind = 'suspect' | 'program' | 'system' | 'rest';

/** A box in its place, pixels from the left upper corner of the box around it. */
export interface PlacedBox {
  readonly key: string;
  readonly kind: BoxKind;
  readonly name: string;
  /** The class that a row of the table has; absent where the box is of no one class. */
  readonly className?: string | undefined;
  readonly count?: number | undefined;
  readonly bytes: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly PlacedBox[];
}

interface Box {
  readonly name: string;
  readonly kind: BoxKind;
  readonly className?: string;
  readonly count?: number;
  readonly bytes: number;
  readonly parts: readonly Box[];
}

/** Room for a label over the parts. */
export const LABEL_PX = 18;
const GAP_PX = 2;
/** A smaller box could be neither seen nor hit. */
const MIN_SIDE_PX = 5;

/**
 * Squarified treemap (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000), by d3-hierarchy. Areas are in proportion to
 * bytes among the parts of one box; what a box does not divide is left free in it.
 */
export function layoutMap(
  whole: RetainedWhole,
  suspects: ReadonlySet<string>,
  widthPx: number,
  heightPx: number,
): readonly PlacedBox[] {
  const root: Box = { name: '', kind: 'rest', bytes: whole.bytes, parts: boxesOf(whole, suspects) };
  const tree = hierarchy(root, (box) => box.parts)
    .sum((box) => Math.max(0, box.bytes - box.parts.reduce((sum, part) => sum + part.bytes, 0)))
    .sort((a, b) => b.data.bytes - a.data.bytes);
  const placed = treemap<Box>()
    .tile(treemapSquarify)
    .size([widthPx, heightPx])
    .paddingInner(GAP_PX)
    .paddingOuter((node) => (node.depth === 0 ? 0 : GAP_PX))
    .paddingTop((node) => (node.depth === 0 ? 0 : LABEL_PX))(tree);
  return (placed.children ?? []).flatMap((child, at) => place(child, placed, String(at)));
}

/** A map has a few levels only. */
function boxesOf(
  { parts, rest }: Pick<RetainedPart, 'parts' | 'rest'>,
  suspects: ReadonlySet<string>,
): readonly Box[] {
  const boxes = parts.map((part): Box => {
    const { className, count, bytes, isStorage } = part;
    const inner = boxesOf(part, suspects);
    if (isStorage) return { name: `storage of ${className}`, kind: 'program', bytes, parts: inner };
    const ownKind = isSystemClass(className) ? 'system' : 'program';
    const kind = suspects.has(className) ? 'suspect' : ownKind;
    return { name: className, className, kind, count, bytes, parts: inner };
  });
  if (rest.boxes === 0 || rest.bytes <= 0) return boxes;
  return [...boxes, { name: `${rest.boxes} smaller`, kind: 'rest', bytes: rest.bytes, parts: [] }];
}

function place(
  node: HierarchyRectangularNode<Box>,
  outer: HierarchyRectangularNode<Box>,
  key: string,
): readonly PlacedBox[] {
  const { x0, x1, y0, y1, data } = node;
  const width = x1 - x0;
  const height = y1 - y0;
  if (width < MIN_SIDE_PX || height < MIN_SIDE_PX) return [];
  const { name, kind, className, count, bytes } = data;
  return [
    {
      key,
      name,
      kind,
      className,
      count,
      bytes,
      left: x0 - outer.x0,
      top: y0 - outer.y0,
      width,
      height,
      parts: (node.children ?? []).flatMap((child, at) => place(child, node, `${key}.${at}`)),
    },
  ];
}
