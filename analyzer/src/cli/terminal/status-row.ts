import { stripVTControlCharacters } from 'node:util';
import { cutText } from './terminal-text.ts';

/** A terminal, or what stands in for it. */
export interface StatusStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  write(text: string): unknown;
  on?(event: 'resize', listener: () => void): unknown;
  off?(event: 'resize', listener: () => void): unknown;
}

const SAVE = '\u001b7';
const RESTORE = '\u001b8';
const LEAST_ROWS = 6;

/**
 * The last row of a terminal, kept for a line that is rewritten, while another program writes to the same terminal: a scroll
 * region (DECSTBM) leaves that row out, so that neither touches the other's text. Not a terminal: lines come one below the other.
 */
export class StatusRow {
  readonly #stream: StatusStream;
  readonly isLive: boolean;
  #text = '';
  #isOpen = false;
  readonly #onResize = () => {
    this.#isOpen = false;
    this.#draw();
  };

  constructor(stream: StatusStream, term = process.env.TERM) {
    this.#stream = stream;
    this.isLive = stream.isTTY === true && term !== 'dumb' && (stream.rows ?? 0) >= LEAST_ROWS;
    if (this.isLive) stream.on?.('resize', this.#onResize);
  }

  /** Rewrites the row; nothing where there is none. */
  show(text: string): void {
    if (!this.isLive || text === this.#text) return;
    this.#text = text;
    this.#draw();
  }

  /** Lines above the row, or simply lines. */
  print(lines: readonly string[]): void {
    const text = `${lines.join('\n')}\n`;
    this.#stream.write(this.#stream.isTTY === true ? text : stripVTControlCharacters(text));
  }

  /** Gives the row back. */
  close(): void {
    if (!this.isLive) return;
    this.#stream.off?.('resize', this.#onResize);
    if (this.#isOpen) this.#stream.write(`${SAVE}\u001b[r\u001b[${this.#rows};1H\u001b[2K${RESTORE}`);
    this.#isOpen = false;
  }

  get #rows(): number {
    return this.#stream.rows ?? 24;
  }

  #draw(): void {
    const rows = this.#rows;
    // One down and up again in its column, which scrolls where the cursor is on the row that is taken.
    const open = this.#isOpen ? '' : '\u001bD\u001b[1A';
    const text = cutText(this.#text, Math.max(8, (this.#stream.columns ?? 80) - 1));
    // The region each time: the program may have reset it.
    this.#stream.write(`${open}${SAVE}\u001b[1;${rows - 1}r\u001b[${rows};1H\u001b[2K${text}${RESTORE}`);
    this.#isOpen = true;
  }
}
