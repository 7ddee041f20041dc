import { formatByteDelta, formatBytes } from '../../explain/byte-text.ts';
import type { FixVerdict, GrowingSuspect } from '../../explain/processes/fix-verdict.ts';
import { paint } from '../terminal/terminal-paint.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';
import { suspectLines } from './suspect-lines.ts';

/** The verdict in a sentence, and what it leaves out. */
export function verdictLines({ verdict, sentence, noiseBytes }: FixVerdict, width: number): string[] {
  const style = verdict === 'fixed' ? 'good' : 'culprit';
  const lines = wrapText(terminalText(sentence), width, 2).map((line) => paint(style, line));
  if (verdict === 'unchanged') {
    const advice = 'A leak that both have does not show: give four files, an early and a late one of each.';
    lines.push(...wrapText(advice, width, 2));
  }
  const noise = `(What retains up to ${formatBytes(noiseBytes)} is taken for noise.)`;
  return [...lines, ...wrapText(noise, width, 2).map((line) => paint('faint', line))];
}

/** What is gone and what is not, each list followed by an empty line. */
export function fixLines(fixed: FixVerdict, width: number): string[] {
  const gone = suspectLines(fixed.gone, width, {
    heading: 'Gone',
    bytes: ({ retainedBytes }) => `which retained ${formatBytes(retainedBytes)}`,
    style: 'good',
  });
  const growing = suspectLines<GrowingSuspect>(fixed.stillGrowing, width, {
    heading: 'Still grows',
    bytes: ({ retainedBytes, bytesBeforeFix }) => {
      const before =
        bytesBeforeFix === undefined ? '' : ` (before the fix ${formatByteDelta(bytesBeforeFix)})`;
      return `retaining ${formatByteDelta(retainedBytes)}${before}`;
    },
  });
  return [gone, growing].flatMap((lines) => (lines.length === 0 ? [] : [...lines, '']));
}
