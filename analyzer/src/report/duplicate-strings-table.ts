import { formatBytes, formatCount } from '../explain/byte-text.ts';
import type { DuplicateString } from '../explain/duplicate-strings.ts';
import { html } from './html.ts';
import type { Section } from './page.ts';

/** Strings that are held more than once: never their values. */
export function duplicateStringsTable(strings: readonly DuplicateString[]): Section {
  const rows = strings.map(
    ({
      holders,
      count,
      length,
      isCut,
      hash,
      wastedBytes,
    }) => html`<tr><th scope="row"><bdi>${holders}</bdi></th>
<td>${formatCount(count)}</td><td>${formatCount(length)}${isCut ? '+' : ''}</td><td><code>${hash}</code></td><td>${formatBytes(wastedBytes)}</td></tr>`,
  );
  return {
    markup: html`<section aria-labelledby="strings-title">
<h2 id="strings-title">Duplicated strings</h2>
${
  strings.length === 0
    ? html`<p>No string is held more than once.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="strings-title"><table>
<caption>The ${strings.length} most wasteful. Values are not in this report: equal hashes mean equal strings. V8 writes at most 1,024 characters of a string (+).</caption>
<thead><tr><th scope="col">One is held by</th><th scope="col">Count</th><th scope="col">Length</th><th scope="col">Hash</th><th scope="col">Wasted</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}
</section>`,
  };
}
