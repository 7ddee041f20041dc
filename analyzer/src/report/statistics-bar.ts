import { formatBytes } from '../explain/byte-text.ts';
import type { HeapStatistics } from '../explain/statistics.ts';
import { html } from './html.ts';
import { shareText } from './map-boxes.ts';
import type { Section } from './page.ts';

interface StatisticsPart {
  readonly name: string;
  readonly bytes: number;
}

/** The split with a word for each part; what no part counts are objects and functions. */
function statisticsParts(statistics: HeapStatistics): StatisticsPart[] {
  const { total, code, strings, jsArrays, system, native } = statistics;
  return [
    {
      name: 'objects and functions',
      bytes: Math.max(0, total - code - strings - jsArrays - system - native),
    },
    { name: 'strings', bytes: strings },
    { name: 'arrays', bytes: jsArrays },
    { name: 'code', bytes: code },
    { name: 'V8’s own', bytes: system },
    { name: 'memory outside the heap', bytes: native },
  ];
}

/** What a heap is made of in a sentence. */
export function statisticsSentence(statistics: HeapStatistics): string {
  const { total } = statistics;
  const [first, second] = statisticsParts(statistics).toSorted((a, b) => b.bytes - a.bytes);
  const text = (part: StatisticsPart): string => `${part.name} (${shareText(part.bytes, total)})`;
  return `${formatBytes(total)}, most of it ${text(first)} and ${text(second)}.`;
}

/** Where the bytes are, as one bar and as a list. */
export function statisticsBar(statistics: HeapStatistics): Section {
  const { total, typedArrays } = statistics;
  const parts = statisticsParts(statistics);
  let start = 0;
  const bars = parts.map(({ bytes }, n) => {
    const left = start;
    start += (100 * bytes) / Math.max(1, total);
    return html`<rect class="part-${n}" x="${left.toFixed(2)}%" width="${(start - left).toFixed(2)}%" height="100%"/>`;
  });
  return {
    markup: html`<section aria-labelledby="statistics-title">
<h2 id="statistics-title">Where the bytes are</h2>
<svg class="statistics" role="img" aria-label="The parts of the list below in proportion">${bars}</svg>
<ul class="parts">${parts.map(({ name, bytes }, n) => html`<li><span class="key part-${n}"></span> ${name} <b>${formatBytes(bytes)}</b> ${shareText(bytes, total)}</li>`)}</ul>
<p class="muted">Of the memory outside the heap ${formatBytes(typedArrays)} are contents of ArrayBuffers.</p>
</section>`,
  };
}
