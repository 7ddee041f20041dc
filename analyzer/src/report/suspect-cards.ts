import { formatByteDelta, formatCount } from '../explain/byte-text.ts';
import type { Suspect } from '../explain/suspects/suspects.ts';
import { type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { placeText, retainingPathList } from './retaining-path-list.ts';

export interface SuspectList<Listed extends Suspect> {
  /** Of the section's elements; unique on the page. */
  readonly id: string;
  readonly title: string;
  /** Said if there are none. */
  readonly none: string;
  readonly suspects: readonly Listed[];
  /** How the bytes read; `retaining +3.4 MiB` unless given. */
  readonly bytes?: (suspect: Listed) => string;
  /** True for what is gone: no suspect any more. */
  readonly isGood?: boolean;
}

/** Suspects whose paths are open; of the others one click opens it. */
const OPEN_PATHS = 3;

/** A card for each suspect. */
export function suspectCards<Listed extends Suspect>(list: SuspectList<Listed>): Section {
  const { id, title, none, suspects } = list;
  const cards =
    suspects.length === 0
      ? html`<p>${none}</p>`
      : html`<ol class="suspects">${suspects.map((suspect, at) => suspectCard(list, suspect, at + 1))}</ol>`;
  return {
    markup: html`<section aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${cards}
</section>`,
  };
}

function suspectCard<Listed extends Suspect>(
  list: SuspectList<Listed>,
  suspect: Listed,
  number: number,
): Html {
  const { className, addedCount, retainedBytes, holders, source, path } = suspect;
  const id = `${list.id}-${number}`;
  const bytes = list.bytes?.(suspect) ?? `retaining ${formatByteDelta(retainedBytes)}`;
  return html`<li id="${id}"><article class="${list.isGood ? 'good' : 'bad'}" aria-labelledby="${id}-title">
<header>
<h3 id="${id}-title"><span class="rank">${number}</span> ${formatCount(addedCount)} × <bdi>${className}</bdi></h3>
<p class="bytes">${bytes}</p>
</header>
<dl>
${holders === '' ? undefined : html`<div><dt>Held by</dt><dd><bdi>${holders}</bdi></dd></div>`}
${source && html`<div><dt>Written at</dt><dd>${placeText(source)}</dd></div>`}
</dl>
<details ${number <= OPEN_PATHS ? html`open` : undefined}><summary>Retaining path, from the root</summary>
${retainingPathList(path)}
</details>
</article></li>`;
}
