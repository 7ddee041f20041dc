import { formatByteDelta, formatBytes, formatCount, formatCountDelta } from '../explain/byte-text.ts';
import { isSystemClass } from '../explain/names/class-names.ts';
import { embeddedJson, type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { visibleText } from './visible-text.ts';

/** Signed kinds are differences; `grew` is a mark for 1. */
export type CellKind = 'count' | 'delta' | 'bytes' | 'byteDelta' | 'grew';

export interface TableColumn<Row> {
  readonly title: string;
  readonly kind: CellKind;
  readonly value: (row: Row) => number;
}

export interface SortableTable<Row> {
  readonly title: string;
  readonly caption: string;
  /** In the order to show them first: by `sortedBy`, largest first, V8's own groups last. */
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  /** Position of the column that the rows are sorted by. */
  readonly sortedBy: number;
}

/** Rows that are there at first, and that each "show more" adds: a browser lays them out at once. */
const PAGE_ROWS = 50;

const FORMATS: Readonly<Record<CellKind, (value: number) => string>> = {
  count: formatCount,
  delta: formatCountDelta,
  bytes: formatBytes,
  byteDelta: formatByteDelta,
  grew: (value) => (value === 1 ? 'grew' : ''),
};

/**
 * Classes as a table to sort and to filter. The first rows are there without a script; all are in the page as numbers
 * with their texts, so that the script in `page/class-table.ts` writes nothing of its own.
 */
export function sortableTable<Row extends { readonly className: string }>(
  table: SortableTable<Row>,
): Section {
  const { rows, columns, sortedBy } = table;
  const shown = rows.slice(0, PAGE_ROWS);
  const rest = rows.length - shown.length;
  const data = {
    pageRows: PAGE_ROWS,
    sortedBy,
    rows: rows.map((row) => {
      const values = columns.map(({ value }) => value(row));
      const texts = values.map((value, n) => FORMATS[columns[n].kind](value));
      return [visibleText(row.className), Number(isSystemClass(row.className)), values, texts];
    }),
  };
  return {
    markup: html`<section aria-labelledby="classes-title" class="classes">
<h2 id="classes-title">${table.title}</h2>
<search class="controls" hidden>
<label>Filter by name <input type="search" id="filter" autocomplete="off" spellcheck="false"></label>
<label><input type="checkbox" id="system" checked> V8’s own groups, after the program’s classes</label>
</search>
<p role="status" class="status">${status(shown.length, rows.length)}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="classes-title"><table id="classes">
<caption>${table.caption}</caption>
<thead><tr><th scope="col">Class</th>${columns.map(
      ({ title }, n) =>
        html`<th scope="col" ${n === sortedBy ? html`aria-sort="descending"` : undefined}>${title}</th>`,
    )}</tr></thead>
<tbody>${shown.map((row) => tableRow(row, columns))}</tbody>
</table></div>
<button type="button" id="more" hidden>Show more</button>
${rest > 0 ? html`<noscript><p>${formatCount(rest)} more classes are left out; scripts show them.</p></noscript>` : undefined}
${embeddedJson('classes-data', data)}
</section>`,
  };
}

function tableRow<Row extends { readonly className: string }>(
  row: Row,
  columns: readonly TableColumn<Row>[],
): Html {
  const cells = columns.map(({ kind, value }) => html`<td>${FORMATS[kind](value(row))}</td>`);
  return html`<tr><th scope="row"><bdi>${row.className}</bdi></th>${cells}</tr>`;
}

function status(shown: number, count: number): string {
  return shown === count
    ? `${formatCount(count)} classes`
    : `${formatCount(shown)} of ${formatCount(count)} classes`;
}
