import { paint } from './terminal-paint.ts';
import { cutText, padText, terminalText, textWidth } from './terminal-text.ts';

const MIN_NAME_WIDTH = 16;

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Positions of columns that a narrow terminal can do without, the first to go first. */
  readonly optional?: readonly number[];
}

/**
 * Lines of a table: the first column left-aligned and as wide as there is room, the others right-aligned and as wide as
 * their content. What does not fit is left out, and a last line says so.
 */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { width, optional = [] }: TableOptions,
): string[] {
  const lines = [header, ...rows].map((row) => row.map(terminalText));
  const widths = header.map((_, column) => Math.max(...lines.map((row) => textWidth(row[column]))));
  const leftOut = new Set<number>();
  const roomForNames = (): number =>
    width -
    widths.reduce((sum, own, column) => (column === 0 || leftOut.has(column) ? sum : sum + own + 2), 0);
  for (const column of optional) {
    if (roomForNames() >= Math.min(MIN_NAME_WIDTH, widths[0])) break;
    leftOut.add(column);
  }
  const nameWidth = Math.max(Math.min(MIN_NAME_WIDTH, widths[0]), Math.min(widths[0], roomForNames()));
  const formatted = lines.map((row) =>
    row
      .map((cell, column) =>
        column === 0
          ? padText(cutText(cell, nameWidth), nameWidth, 'end')
          : padText(cell, widths[column], 'start'),
      )
      .filter((_, column) => !leftOut.has(column))
      .join('  '),
  );
  formatted[0] = paint('heading', formatted[0]);
  if (leftOut.size > 0) {
    const names = header.filter((_, column) => leftOut.has(column)).join(', ');
    formatted.push(paint('faint', cutText(`(too narrow for: ${names})`, width)));
  }
  return formatted;
}

/** The line behind a list that was cut; none if it was not. */
export function cutNote(total: number, shown: number, noun: string): string[] {
  const rest = total - shown;
  if (rest <= 0) return [];
  return [paint('faint', `… ${rest.toLocaleString('en-US')} more ${noun} (--top)`)];
}
