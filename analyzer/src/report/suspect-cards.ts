import { formatByteDelta, formatCount } from '../explain/byte-text.ts';
import type { Suspect } from '../explain/suspects.ts';
import { type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { placeText, retainingPathList } from './retaining-path-list.ts';

/** Suspects whose paths are open; of the others one click opens it. */
const OPEN_PATHS = 3;

/** "What grew": a card for each suspect. */
export function suspectCards(suspects: readonly Suspect[]): Section {
  const cards =
    suspects.length === 0
      ? html`<p>Nothing stands out. The table of classes has all that changed.</p>`
      : html`<ol class="suspects">${suspects.map(suspectCard)}</ol>`;
  return {
    markup: html`<section aria-labelledby="suspects-title">
<h2 id="suspects-title">What grew</h2>
${cards}
</section>`,
  };
}

function suspectCard(suspect: Suspect): Html {
  const { rank, className, addedCount, retainedBytes, holders, source, path } = suspect;
  return html`<li id="suspect-${rank}"><article aria-labelledby="suspect-${rank}-title">
<header>
<h3 id="suspect-${rank}-title"><span class="rank">${rank}</span> ${formatCount(addedCount)} × <bdi>${className}</bdi></h3>
<p class="bytes">retaining <b>${formatByteDelta(retainedBytes)}</b></p>
</header>
<dl>
${holders === '' ? undefined : html`<div><dt>Held by</dt><dd><bdi>${holders}</bdi></dd></div>`}
${source && html`<div><dt>Written at</dt><dd>${placeText(source)}</dd></div>`}
</dl>
<details ${rank <= OPEN_PATHS ? html`open` : undefined}><summary>Retaining path, from the root</summary>
${retainingPathList(path)}
</details>
</article></li>`;
}
