import { formatBytes, formatCount } from '../../explain/byte-text.ts';
import { type Collection, entriesText } from '../../explain/findings/collections.ts';
import type { GrowthFindings, SnapshotFindings } from '../../explain/findings/findings.ts';
import { countText, functionText, type Listeners } from '../../explain/findings/listeners.ts';
import type { Shortlist } from '../../explain/findings/shortlist.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';

const MOST_LINES = 5;
const NOT_COMPARED =
  'Collections of two processes cannot be compared; listeners and contexts are, by class and count.';

/** What grew in ways that have a name: a section for each kind that has any, one sentence a line. */
export function growthFindingLines(findings: GrowthFindings, width: number): string[] {
  const { collections, listeners, contexts } = findings;
  return [
    ...(collections === undefined ? [...wrapText(NOT_COMPARED, width, 0), ''] : []),
    ...section('Collections that grew', collections, ({ sentence }) => sentence, width),
    ...section('Listeners that grew', listeners, ({ sentence }) => sentence, width),
    ...section('Contexts that grew', contexts, ({ sentence }) => sentence, width),
  ];
}

/** What one snapshot has much of, in the same form. */
export function snapshotFindingLines(findings: SnapshotFindings, width: number): string[] {
  const { collections, listeners, contexts } = findings;
  return [
    ...section('Largest collections', collections, collectionSentence, width),
    ...section('Events with many listeners on one emitter', listeners, listenerSentence, width),
    ...section('Contexts', contexts, ({ sentence }) => sentence, width),
  ];
}

function section<Row>(
  heading: string,
  list: Shortlist<Row> | undefined,
  sentence: (row: Row) => string,
  width: number,
): string[] {
  if (list === undefined || list.rows.length === 0) return [];
  const lines = list.rows.slice(0, MOST_LINES).map((row) => `  ${sentence(row)}`);
  const leftOut = list.leftOut + Math.max(0, list.rows.length - MOST_LINES);
  if (leftOut > 0) lines.push(`  … ${formatCount(leftOut)} more`);
  return [heading, ...lines.flatMap((line) => wrapText(terminalText(line), width, 4)), ''];
}

function collectionSentence(row: Collection): string {
  const entries = entriesText(row.entries, row.isUpperBound);
  const held = row.holders === '' ? '' : `, held by ${row.holders}`;
  return `${row.className} of ${entries} entries, retaining ${formatBytes(row.retainedBytes)}${held}.`;
}

function listenerSentence(row: Listeners): string {
  const counts = `${formatCount(row.mostOnOne)} on one, ${formatCount(row.listeners)} in all`;
  return `${row.event} on ${countText(row.emitters, row.emitterClass)}: ${counts}${functionText(row)}.`;
}
