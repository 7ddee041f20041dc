import { styleText } from 'node:util';

/** Colour carries nothing that the words don't. */
const FORMATS = {
  heading: ['bold'],
  culprit: ['bold', 'red'],
  good: ['bold', 'green'],
  faint: ['dim'],
} as const;

/**
 * Colours text for stdout if that is a terminal. `NO_COLOR`, `FORCE_COLOR` and `TERM=dumb` are respected, by Node.js.
 * To be used on lines that are laid out already: escapes have no width.
 */
export function paint(style: keyof typeof FORMATS, text: string): string {
  return styleText([...FORMATS[style]], text, { stream: process.stdout, validateStream: true });
}

/** Ends colour for this run, as `--no-color` asks. */
export function stopColour(): void {
  process.env.NO_COLOR = '1';
  delete process.env.FORCE_COLOR;
}
