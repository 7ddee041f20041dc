import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let stringWidth: ((text: string) => number) | undefined;

/** Names in a snapshot are other people's text: control characters would let them drive the terminal. */
export function terminalText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '�');
}

/** Columns the text takes: a wide character two, a joined emoji one glyph's. */
export function textWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  // its tables cost as much as the rest of the start, and JSON needs none
  stringWidth ??= (require('string-width') as { default: (text: string) => number }).default;
  return stringWidth(text);
}

/** Cuts at the end to so many columns, marked by an ellipsis. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return `${takeColumns(graphemes(text), Math.max(1, width - 1)).join('')}…`;
}

/** Cuts at the start: a path tells most at its end. */
export function cutTextStart(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  return `…${takeColumns(graphemes(text).reverse(), Math.max(1, width - 1))
    .reverse()
    .join('')}`;
}

/** Spaces up to the width, behind the text or before it. */
export function padText(text: string, width: number, side: 'start' | 'end'): string {
  const spaces = ' '.repeat(Math.max(0, width - textWidth(text)));
  return side === 'end' ? text + spaces : spaces + text;
}

/** Breaks a line at spaces to fit the width; what follows is indented. A longer word keeps a line of its own. */
export function wrapText(text: string, width: number, indent: number): string[] {
  const lines: string[] = [];
  let [line] = /^ *\S*/.exec(text) ?? [''];
  let columns = textWidth(line);
  for (const [piece] of text.slice(line.length).matchAll(/ +\S*/g)) {
    const pieceColumns = textWidth(piece);
    if (columns + pieceColumns > width) {
      lines.push(line);
      line = ' '.repeat(indent) + piece.trimStart();
      columns = textWidth(line);
    } else {
      line += piece;
      columns += pieceColumns;
    }
  }
  return [...lines, line];
}

const segmenter = new Intl.Segmenter();

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function takeColumns(parts: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const part of parts) {
    used += textWidth(part);
    if (used > width) break;
    taken.push(part);
  }
  return taken;
}
