import { formatByteDelta, formatCount } from '../explain/byte-text.ts';
import { formatSource } from '../explain/suspect-text.ts';
import type { Suspect } from '../explain/suspects.ts';
import { terminalText, wrapText } from './terminal-text.ts';

/** "What grew": three lines a suspect, as wide as the terminal. */
export function suspectLines(suspects: readonly Suspect[], width: number): string[] {
  if (suspects.length === 0) return ['Nothing grew.'];
  const lines = ['What grew'];
  for (const suspect of suspects) {
    const count = `${formatCount(suspect.addedCount)} × ${suspect.className}`;
    lines.push(
      `${String(suspect.rank).padStart(2)}  ${count}, retaining ${formatByteDelta(suspect.retainedBytes)}`,
    );
    if (suspect.holders !== '') lines.push(`    held by ${suspect.holders}`);
    if (suspect.source !== undefined) lines.push(`    written at ${formatSource(suspect.source)}`);
  }
  return lines.flatMap((line) => wrapText(terminalText(line), width, 6));
}
