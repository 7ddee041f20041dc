import type { StringTable } from '../../parse/columns/string-table.ts';

/** Kept for text of digits. */
const NUMBER = 1;

/**
 * A number for each string of a table, equal for equal text in any table (FNV-1a, 32 bits), worked out when first asked
 * for; 0 for digits, which number an entry rather than name it. So names of two snapshots are compared without keeping
 * a single one of them.
 */
export function hashTexts(strings: StringTable): (index: number) => number {
  const hashes = new Uint32Array(strings.count);
  return (index) => {
    if (hashes[index] === 0) {
      const text = strings.get(index);
      hashes[index] = /^\d+$/.test(text) ? NUMBER : Math.max(hashText(text), NUMBER + 1);
    }
    return hashes[index] === NUMBER ? 0 : hashes[index];
  };
}

/** FNV-1a, 32 bits, over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
