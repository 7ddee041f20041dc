/** Damages the text of a heap snapshot in one place, and tells which. ASCII up to there. */

export interface DamagedText {
  readonly text: string;
  /** Where the damage starts. */
  readonly byteOffset: number;
}

/** One number of a section, by its position in it, replaced; or taken out, with its comma, by `undefined`. */
export function withNumber(
  text: string,
  section: string,
  position: number,
  value: number | string | undefined,
): DamagedText {
  const start = text.indexOf(`"${section}":[`) + section.length + 4;
  const end = text.indexOf(']', start);
  const numbers = text.slice(start, end).split(',');
  const byteOffset = start + numbers.slice(0, position).join().length + (position === 0 ? 0 : 1);
  numbers.splice(position, 1, ...(value === undefined ? [] : [String(value)]));
  return { text: text.slice(0, start) + numbers.join() + text.slice(end), byteOffset };
}

/** `found`, which must be there, replaced. */
export function withText(text: string, found: string, replacement: string): DamagedText {
  const byteOffset = text.indexOf(found);
  if (byteOffset < 0) throw new Error(`the text has no ${found}`);
  return {
    text: text.slice(0, byteOffset) + replacement + text.slice(byteOffset + found.length),
    byteOffset,
  };
}

/** Offset of the bracket that closes a section of numbers. */
export function endOfSection(text: string, section: string): number {
  return text.indexOf(']', text.indexOf(`"${section}":[`));
}
