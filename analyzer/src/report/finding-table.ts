import { formatCount } from '../explain/byte-text.ts';
import type { Shortlist } from '../explain/findings/shortlist.ts';
import type { SourceLocation } from '../explain/names/source-locations.ts';
import type { PathStep } from '../explain/paths/retaining-path.ts';
import { type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { placeText, retainingPathList } from './retaining-path-list.ts';

export interface FindingRow {
  readonly name: string;
  /** Who holds it, or what it mostly is; may be empty. */
  readonly detail: string;
  readonly source?: SourceLocation;
  readonly path?: readonly PathStep[];
  /** One text for each column. */
  readonly cells: readonly string[];
}

export interface FindingTable<Found> {
  /** Of the section's elements; unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** Heading of the first column. */
  readonly subject: string;
  readonly columns: readonly string[];
  readonly found: Shortlist<Found>;
  readonly row: (found: Found) => FindingRow;
}

/** A short table of findings, with the place and the path of each; no section if there are none. */
export function findingTable<Found>(table: FindingTable<Found>): Section {
  const { id, title, caption, subject, columns, found, row } = table;
  if (found.rows.length === 0) return { markup: html`` };
  const more = found.leftOut === 0 ? '' : ` ${formatCount(found.leftOut)} more are left out.`;
  return {
    markup: html`<section aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><table class="findings">
<caption>${caption}${more}</caption>
<thead><tr><th scope="col">${subject}</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${found.rows.map((each) => tableRow(row(each)))}</tbody>
</table></div>
</section>`,
  };
}

function tableRow({ name, detail, source, path, cells }: FindingRow): Html {
  return html`<tr><th scope="row"><bdi>${name}</bdi>
${detail === '' ? undefined : html`<div class="muted"><bdi>${detail}</bdi></div>`}
${source && html`<div class="muted">written at ${placeText(source)}</div>`}
${path && html`<details><summary>Retaining path</summary>${retainingPathList(path)}</details>`}
</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}
