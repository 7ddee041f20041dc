import { distance } from 'fastest-levenshtein';

const MAX_NAMES = 3;
/** Letters to change, of all: more is another word. */
const MAX_CHANGED = 0.4;

/** Names that were perhaps meant: those that contain the text, else those a few letters away. Nearest first. */
export function nearestNames(wanted: string, names: Iterable<string>): string[] {
  const text = wanted.toLowerCase();
  const found = new Map<string, number>();
  for (const name of names) {
    const lower = name.toLowerCase();
    const changed = distance(text, lower.replace(/\(\)$/, ''));
    const isPart = text.length > 2 && lower.includes(text);
    if (isPart || changed <= text.length * MAX_CHANGED) found.set(name, isPart ? changed / 100 : changed);
  }
  const ranked = [...found].sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1));
  return ranked.slice(0, MAX_NAMES).map(([name]) => name);
}
