/** Longer names are cut: one name must not be the whole page. */
const MAX_LENGTH = 300;
const KEPT_LENGTH = 240;

/** Line ends, control characters, and what turns or hides text: with it one name could pass for another. */
const UNSEEN = /[\p{Control}\p{Format}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text of a snapshot as a reader can see it: unseen characters as `\u202e`, very long text cut at its end. */
export function visibleText(text: string): string {
  const isLong = text.length > MAX_LENGTH;
  const kept = isLong ? text.slice(0, KEPT_LENGTH) : text;
  const seen = kept.toWellFormed().replace(UNSEEN, escapeCharacter);
  return isLong ? `${seen}… (${text.length.toLocaleString('en-US')} characters)` : seen;
}

function escapeCharacter(character: string): string {
  const hex = character.codePointAt(0)?.toString(16) ?? '';
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** The same for a path or URL, whose end tells more than its beginning. */
export function visiblePath(path: string): string {
  return visibleText(path.length > MAX_LENGTH ? `…${path.slice(-KEPT_LENGTH)}` : path);
}

/** The last part of a path or URL. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path;
}
