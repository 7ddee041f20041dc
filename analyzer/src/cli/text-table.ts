import { cutText, terminalText } from './terminal-text.ts';

const MIN_NAME_WIDTH = 16;

/**
 * Lines of a table: the first column left-aligned and as wide as there is room, the others right-aligned and as wide as
 * their content.
 */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const lines = [header, ...rows].map((row) => row.map(terminalText));
  const widths = header.map((_, column) => Math.max(...lines.map((row) => row[column].length)));
  const others = widths.slice(1).reduce((sum, own) => sum + own + 2, 0);
  const nameWidth = Math.max(MIN_NAME_WIDTH, Math.min(widths[0], width - others));
  return lines.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cutText(cell, nameWidth).padEnd(nameWidth) : cell.padStart(widths[column]),
      )
      .join('  '),
  );
}
