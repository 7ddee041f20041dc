import { formatByteDelta, formatBytes, formatCount } from '../explain/byte-text.ts';
import type { FixVerdict } from '../explain/processes/fix-verdict.ts';
import type { SnapshotDiff, SnapshotTotals } from '../explain/snapshot-diff.ts';
import { type Html, html } from './html.ts';
import type { Section } from './page.ts';
import { baseName } from './visible-text.ts';

export type FileTotals = SnapshotTotals & { readonly file: string };

/** A diff with the names of its files, and the verdict if there was a fix to confirm. */
export interface ComparedFiles extends SnapshotDiff {
  readonly baseline: FileTotals;
  readonly between?: readonly string[];
  readonly current: FileTotals;
  /** Of a fix told by four files: those of the program before it. */
  readonly beforeFix?: { readonly baseline: FileTotals; readonly current: FileTotals };
  readonly fixed?: FixVerdict;
}

/** The page's opening: the finding in a sentence, and what was compared. */
export function comparedFiles(diff: ComparedFiles): Section {
  const { baseline, between = [], current, suspects, fixed, beforeFix } = diff;
  const isFix = fixed !== undefined && !diff.sameProcess;
  const headline = fixed?.sentence ?? suspects[0]?.sentence ?? 'Nothing grew that would be a suspect.';
  const [first, last] = beforeFix
    ? ['After the fix, early', 'After the fix, late']
    : isFix
      ? ['Before the fix', 'After the fix']
      : ['Baseline', 'Current'];
  return {
    markup: html`<header class="opening">
<p class="kicker">Heap diff</p>
<h1><bdi>${headline}</bdi></h1>
<dl>
${beforeFix && [fileRow('Before the fix, early', beforeFix.baseline), fileRow('Before the fix, late', beforeFix.current)]}
${fileRow(first, baseline)}
${between.map((file) => row('Between', html`<bdi>${baseName(file)}</bdi>`))}
${fileRow(last, current)}
${row('Change', html`${formatByteDelta(current.bytes - baseline.bytes)}`)}
${row('Process', html`${processText(diff.sameProcess, between.length > 0)}`)}
${fixed && row('Noise', html`what retains up to ${formatBytes(fixed.noiseBytes)}`)}
</dl>
</header>`,
  };
}

function fileRow(label: string, { file, bytes, nodes }: FileTotals): Html {
  const size = `${formatBytes(bytes)} in ${formatCount(nodes)} nodes`;
  return row(label, html`<bdi>${baseName(file)}</bdi> <span class="muted">${size}</span>`);
}

function row(label: string, content: Html): Html {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function processText(sameProcess: boolean, isSeries: boolean): string {
  if (!sameProcess) {
    return 'not the same: nodes are matched by class and by the names that lead to them, so what differs is estimated';
  }
  return isSeries
    ? 'the same; added means: allocated up to the second snapshot and still alive in the last'
    : 'the same: nodes are compared one by one';
}
