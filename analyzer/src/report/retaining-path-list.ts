import { formatCount } from '../explain/byte-text.ts';
import type { SourceLocation } from '../explain/names/source-locations.ts';
import { formatSource } from '../explain/names/source-text.ts';
import type { PathStep } from '../explain/paths/retaining-path.ts';
import { type Html, html } from './html.ts';
import { visiblePath } from './visible-text.ts';

/** A retaining path from the root to the leaf, one step a line. */
export function retainingPathList(path: readonly PathStep[]): Html {
  return html`<ol class="path">${path.map((step, at) => stepItem(step, at === 0))}</ol>`;
}

function stepItem(step: PathStep, isRoot: boolean): Html {
  const { className, count, omitted, source } = step;
  const edge = isRoot ? undefined : html`${edgeText(step)} `;
  const repeats =
    count === undefined ? undefined : html` <b class="repeats">repeats ${formatCount(count)} times</b>`;
  const gap =
    omitted === undefined
      ? undefined
      : html`<li class="muted">… ${formatCount(omitted)} ${omitted === 1 ? 'step' : 'steps'} left out</li>`;
  const place = source && html` <span class="place">${formatSource(source)}</span>`;
  return html`${gap}<li>${edge}<bdi class="name">${className}</bdi>${repeats}${place}</li>`;
}

/** `.request`, `[12]`, `variable cache`; V8's own edges are muted, as no one can look them up. */
function edgeText({ edgeType, edgeName = '' }: PathStep): Html {
  switch (edgeType) {
    case 'property':
      return html`<bdi class="edge">.${edgeName}</bdi>`;
    case 'context':
      return html`<span class="edge">variable <bdi>${edgeName}</bdi></span>`;
    case 'element':
      return html`<span class="edge">[${edgeName}]</span>`;
    default:
      return html`<span class="inner edge">${edgeType} <bdi>${edgeName}</bdi></span>`;
  }
}

/** Where something is written, in full: text only, as no path of a snapshot is followed. */
export function placeText({ generated, ...place }: SourceLocation): Html {
  const ran =
    generated && html` <span class="muted">which ran as <code>${wholePlace(generated)}</code></span>`;
  return html`<code>${wholePlace(place)}</code>${ran}`;
}

function wholePlace({ url, line, column }: SourceLocation): string {
  return `${visiblePath(url)}:${line}:${column}`;
}
