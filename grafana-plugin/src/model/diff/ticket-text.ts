import type { Diff } from 'heapwatch/wire';
import { formatBytes, formatBytesDelta } from '../units/bytes.ts';
import { formatCount, formatCountDelta } from '../units/counts.ts';
import type { DiffRow } from './diff-rows.ts';
import { edgeText, placeText } from './path-text.ts';

const MOST_SUSPECTS = 3;
const MOST_ROWS = 10;

export interface Ticket {
  /** Who, where it is known: `checkout-7f`. */
  readonly instance: string | undefined;
  readonly head: Omit<Diff, 'classes'>;
  /** In the order on screen. */
  readonly rows: readonly DiffRow[];
  /** Of this diff, in full. */
  readonly href: string;
}

/** What the screen says, as plain text for a ticket: the sentences, their paths, the top of the table, the link. */
export function ticketText({ instance, head, rows, href }: Ticket): string {
  const { baseline, current, suspects } = head;
  const side = ({ capturedAt, bytes, nodes }: Diff['baseline']) =>
    `${capturedAt} (${formatBytes(bytes)}, ${formatCount(nodes)} nodes)`;
  return [
    `Heap growth${instance === undefined ? '' : ` of ${instance}`}`,
    `Baseline ${side(baseline)}`,
    `Current  ${side(current)}`,
    ...(head.sameProcess ? [] : ['The snapshots are of two processes: rows are differences.']),
    '',
    ...(suspects.length === 0 ? ['Nothing that grew stands out.'] : []),
    ...suspects.slice(0, MOST_SUSPECTS).flatMap(({ rank, sentence, path, source }) => [
      `${rank}. ${sentence}`,
      ...(source === undefined ? [] : [`   written at ${source.url}:${source.line}:${source.column}`]),
      ...path.map((step, at) => {
        const times = step.count === undefined ? '' : ` (${formatCount(step.count)} times)`;
        const place = step.source === undefined ? '' : `  ${placeText(step.source)}`;
        return `   ${at === 0 ? '' : `${edgeText(step)} `}${step.className}${times}${place}`;
      }),
      '',
    ]),
    'Class: added, removed, delta, shallow delta, retained by added',
    ...rows
      .slice(0, MOST_ROWS)
      .map(
        ({ className, addedCount, removedCount, deltaCount, deltaBytes, retainedByAddedBytes }) =>
          `${className}: ${formatCount(addedCount)}, ${formatCount(removedCount)}, ${formatCountDelta(deltaCount)}, ${formatBytesDelta(deltaBytes)}, ${formatBytes(retainedByAddedBytes)}`,
      ),
    ...(rows.length > MOST_ROWS ? [`… and ${formatCount(rows.length - MOST_ROWS)} more classes`] : []),
    '',
    href,
  ].join('\n');
}
