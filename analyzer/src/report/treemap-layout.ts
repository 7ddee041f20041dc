import { type HierarchyRectangularNode, hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { MapBox } from './map-boxes.ts';

/** A box with its place: the left edge and the width in shares of the box around it, the top and the height in pixels. */
export interface PlacedBox {
  readonly box: MapBox;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** Only those large enough to be seen. */
  readonly parts: readonly PlacedBox[];
}

export interface TreemapSize {
  /** The width that the proportions are made for; on screen the map is as wide as there is room. */
  readonly width: number;
  readonly height: number;
  /** Room for a label over the parts. */
  readonly labelHeight: number;
  readonly gap: number;
}

/** Pixels: a smaller box could be neither seen nor hit. */
const MIN_SIDE = 4;

/**
 * Squarified treemap (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000), by d3-hierarchy. Areas are in proportion to
 * bytes among the parts of one box; what a box does not divide is left free in it.
 */
export function layoutTreemap(boxes: readonly MapBox[], size: TreemapSize): PlacedBox[] {
  const whole: MapBox = { name: '', kind: 'rest', bytes: sumBytes(boxes), parts: boxes };
  const tree = hierarchy(whole, (box) => box.parts)
    .sum((box) => box.bytes - sumBytes(box.parts))
    .sort((a, b) => b.data.bytes - a.data.bytes);
  const root = treemap<MapBox>()
    .tile(treemapSquarify)
    .size([size.width, size.height])
    .paddingInner(size.gap)
    .paddingOuter((node) => (node.depth === 0 ? 0 : size.gap))
    .paddingTop((node) => (node.depth === 0 ? 0 : size.labelHeight))(tree);
  return (root.children ?? []).flatMap((child) => place(child, root));
}

function sumBytes(boxes: readonly MapBox[]): number {
  return boxes.reduce((sum, { bytes }) => sum + bytes, 0);
}

type Rectangle = HierarchyRectangularNode<MapBox>;

/** No deeper than the map's few levels. */
function place(node: Rectangle, outer: Rectangle): PlacedBox[] {
  const { x0, x1, y0, y1 } = node;
  if (x1 - x0 < MIN_SIDE || y1 - y0 < MIN_SIDE) return [];
  const width = outer.x1 - outer.x0;
  return [
    {
      box: node.data,
      left: (x0 - outer.x0) / width,
      width: (x1 - x0) / width,
      top: y0 - outer.y0,
      height: y1 - y0,
      parts: (node.children ?? []).flatMap((child) => place(child, node)),
    },
  ];
}
