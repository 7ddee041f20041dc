import type { LoadProgress } from '../../open/load-snapshot.ts';
import { cutTextStart, terminalText, textWidth } from './terminal-text.ts';

/** Where progress goes: stderr. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Quicker loads show nothing. */
const QUIET_MS = 1000;
/** Reading is about a third of a load; the rest comes without a pause to tell of it. */
const QUIET_READING_MS = 300;
const REDRAW_MS = 100;
const ERASE = '\r\u001b[K';

/** One line on a terminal, rewritten while a file loads and erased behind it; nothing at all on anything else. */
export class ProgressLine {
  private readonly stream: ProgressStream;
  private readonly now: () => number;
  private readonly isShown: boolean;
  private readonly start: number;
  private last = Number.NEGATIVE_INFINITY;
  private stage: LoadProgress['stage'] | undefined;

  /** `now` is a clock in milliseconds. */
  constructor(stream: ProgressStream, now: () => number, term = process.env.TERM) {
    this.stream = stream;
    this.now = now;
    this.isShown = stream.isTTY === true && term !== 'dumb';
    this.start = now();
  }

  update(file: string, progress: LoadProgress): void {
    if (!this.isShown) return;
    const now = this.now();
    const isNewStage = progress.stage !== this.stage;
    const quiet = progress.stage === 'reading' ? QUIET_MS : QUIET_READING_MS;
    if (now - this.start < quiet || (!isNewStage && now - this.last < REDRAW_MS)) return;
    this.last = now;
    this.stage = progress.stage;
    const text = describe(progress);
    const room = (this.stream.columns || 80) - textWidth(text) - 3;
    this.stream.write(`${ERASE}${cutTextStart(terminalText(file), Math.max(8, room))}: ${text}`);
  }

  clear(): void {
    if (this.stage !== undefined) this.stream.write(ERASE);
    this.stage = undefined;
  }
}

function describe(progress: LoadProgress): string {
  if (progress.stage === 'graph') return 'working out who holds what …';
  if (progress.stage === 'classes') return 'naming classes …';
  const { bytesRead, totalBytes } = progress;
  if (totalBytes === undefined || totalBytes === 0) return 'reading …';
  return `reading, ${Math.min(100, Math.floor((bytesRead / totalBytes) * 100))} %`;
}
