/** Stands for every name that is not published. */
export const OTHER = 'other';

const LONGEST = 32;
/** Letters of any script, digits, and what programmers put between the words of an event's name. */
const NAME = /^[\p{L}_$*][\p{L}\p{N}_$*:.# -]*$/u;
/** Two digits in a row, or one that begins a word: `order:4711`, `room-7`; not `http2` or `v8`. */
const NUMBERED = /\p{N}{2}|(?:^|[^\p{L}])\p{N}/u;
const DIGITS = /\p{N}/gu;
/** Names have one digit or two, random identifiers have more: `a3f9c2d`. */
const MOST_DIGITS = 2;

/**
 * The label an emitter's or event's name is published under: the name itself, a symbol's description, or `other` for
 * what looks like data (digit runs, `@`, paths, over 32 characters), which would leak it and never stop making series.
 */
export function labelOf(name: string | symbol): string {
  const text = typeof name === 'symbol' ? (name.description ?? '') : name;
  if (text.length > LONGEST || !NAME.test(text) || NUMBERED.test(text)) return OTHER;
  return (text.match(DIGITS)?.length ?? 0) > MOST_DIGITS ? OTHER : text;
}
