import { formatBytes, formatCount } from '../explain/byte-text.ts';
import type { RetainedMap } from '../explain/diff/retained-map.ts';
import { type Html, html } from './html.ts';
import { boxText, type MapBox, mapBoxes, shareText } from './map-boxes.ts';
import type { Section } from './page.ts';
import { layoutTreemap, type PlacedBox, type TreemapSize } from './treemap-layout.ts';

export interface TreemapText {
  readonly title: string;
  /** What an area means, in a sentence. */
  readonly area: string;
  /** Ranks of the suspects by class, to mark their boxes. */
  readonly ranks: ReadonlyMap<string, number>;
}

const WIDE: TreemapSize = { width: 1120, height: 460, labelHeight: 22, gap: 3 };
const NARROW: TreemapSize = { width: 340, height: 560, labelHeight: 22, gap: 3 };

/** The map of retained bytes as nested boxes, and the same as a table. Each box is a link to its row. */
export function treemapSection(map: RetainedMap, text: TreemapText): Section {
  const boxes = mapBoxes(map, text.ranks);
  if (boxes.length === 0) return { markup: html`` };
  const rows = listBoxes(boxes);
  const numbers = new Map(rows.map(({ box }, n) => [box, n]));
  const wide = layoutTreemap(boxes, WIDE);
  const narrow = layoutTreemap(boxes, NARROW);
  const suspectKey = html`<span><span class="key suspect"></span> a suspect, with its number</span>`;
  return {
    markup: html`<section aria-labelledby="map-title">
<h2 id="map-title">${text.title}</h2>
<p>${text.area} A box within another is held by it; in all they are ${formatBytes(map.bytes)}.</p>
<nav class="map" aria-label="Boxes of the map, largest first">${boxList(wide, numbers, map.bytes)}</nav>
<p class="says" aria-hidden="true" hidden></p>
<p class="legend">
${text.ranks.size === 0 ? undefined : suspectKey}
<span><span class="key program"></span> classes of the program and its libraries</span>
<span><span class="key system"></span> V8’s own groups</span>
<span>Free room in a box is its own bytes.</span>
</p>
<details><summary>The map as a table</summary>${mapTable(rows, map.bytes)}</details>
</section>`,
    rules: [
      '@media not all and (max-width: 640px) {',
      `.map { height: ${WIDE.height}px }`,
      ...placeRules(wide, numbers),
      '}',
      '@media (max-width: 640px) {',
      `.map { height: ${NARROW.height}px }`,
      ...placeRules(narrow, numbers),
      '}',
    ].join('\n'),
  };
}

interface BoxRow {
  readonly box: MapBox;
  readonly depth: number;
}

type BoxNumbers = ReadonlyMap<MapBox, number>;

/** All boxes, those within others after them. */
function listBoxes(boxes: readonly MapBox[]): BoxRow[] {
  const rows: BoxRow[] = [];
  const open: BoxRow[] = boxes.map((box) => ({ box, depth: 0 })).reverse();
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    rows.push(row);
    const depth = row.depth + 1;
    open.push(...row.box.parts.map((box) => ({ box, depth })).reverse());
  }
  return rows;
}

function boxList(placed: readonly PlacedBox[], numbers: BoxNumbers, wholeBytes: number): Html {
  const items = placed.map(({ box, parts }) => {
    const number = numbers.get(box);
    const text = boxText(box, wholeBytes);
    const rank = box.rank === undefined ? undefined : html`<i class="rank">${box.rank}</i> `;
    const label = html`${rank}<b><bdi>${box.name}</bdi></b> <span>${formatBytes(box.bytes)}</span>`;
    const inner = parts.length === 0 ? undefined : boxList(parts, numbers, wholeBytes);
    return html`<li class="box ${box.kind}" id="box-${number}"><a href="#row-${number}" aria-label="${text}">${label}</a>${inner}</li>`;
  });
  return html`<ul>${items}</ul>`;
}

function mapTable(rows: readonly BoxRow[], wholeBytes: number): Html {
  const cells = rows.map(
    (
      { box, depth },
      n,
    ) => html`<tr id="row-${n}"><th scope="row" class="depth-${depth}"><bdi>${box.name}</bdi></th>
<td>${box.count === undefined ? '' : formatCount(box.count)}</td><td>${formatBytes(box.bytes)}</td><td>${shareText(box.bytes, wholeBytes)}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The map as a table"><table>
<caption>Each class with what it holds indented under it. Boxes under 0.2 % are counted together as smaller ones.</caption>
<thead><tr><th scope="col">Class</th><th scope="col">Count</th><th scope="col">Bytes</th><th scope="col">Share</th></tr></thead>
<tbody>${cells}</tbody></table></div>`;
}

/** Places are rules, as the page's policy has no room for `style` attributes. */
function placeRules(placed: readonly PlacedBox[], numbers: BoxNumbers): string[] {
  return placed.flatMap(({ box, left, width, top, height, parts }) => [
    `.map #box-${numbers.get(box)} { display: block; left: ${percent(left)}; width: ${percent(width)}; top: ${top.toFixed(1)}px; height: ${height.toFixed(1)}px }`,
    ...placeRules(parts, numbers),
  ]);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
