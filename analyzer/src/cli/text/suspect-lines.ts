import { formatByteDelta, formatCount } from '../../explain/byte-text.ts';
import { formatSource } from '../../explain/names/source-text.ts';
import { MAX_SUSPECTS, type Suspect } from '../../explain/suspects/suspects.ts';
import { paint } from '../terminal/terminal-paint.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';

/** What is said of suspects: how their bytes read, and what stands behind one. */
export interface SuspectWording<Listed extends Suspect> {
  readonly heading: string;
  /** Shown if there are none; else nothing is. */
  readonly none?: string;
  readonly bytes?: (suspect: Listed) => string;
  readonly style?: 'culprit' | 'good';
}

/** "What grew": three lines a suspect, as wide as the terminal. */
export function suspectLines<Listed extends Suspect>(
  suspects: readonly Listed[],
  width: number,
  wording: SuspectWording<Listed>,
): string[] {
  if (suspects.length === 0) return wording.none === undefined ? [] : [wording.none];
  const bytesOf = wording.bytes ?? (({ retainedBytes }) => `retaining ${formatByteDelta(retainedBytes)}`);
  const lines = [paint('heading', wording.heading)];
  suspects.forEach((suspect, position) => {
    const count = `${formatCount(suspect.addedCount)} × ${suspect.className}`;
    const title = `${String(position + 1).padStart(2)}  ${count}, ${bytesOf(suspect)}`;
    lines.push(...fit(title, width).map((line) => paint(wording.style ?? 'culprit', line)));
    if (suspect.holders !== '') lines.push(...fit(`    held by ${suspect.holders}`, width));
    if (suspect.source !== undefined) {
      lines.push(...fit(`    written at ${formatSource(suspect.source)}`, width));
    }
  });
  if (suspects.length === MAX_SUSPECTS) {
    lines.push(
      ...fit(`(No more than ${MAX_SUSPECTS} are listed.)`, width).map((line) => paint('faint', line)),
    );
  }
  return lines;
}

function fit(line: string, width: number): string[] {
  return wrapText(terminalText(line), width, 6);
}
