import { StringUse } from './string-uses.ts';

const LONGEST = 40;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
/** Accessors and private members, as V8 names them. */
const PREFIX = /^(?:get |set )?#?/;
const DIGITS = /\d/g;
const DIGIT_RUN = /\d\d/;
/** A random identifier has more: `a3f9c2d`. */
const MOST_DIGITS = 2;

/** V8's words: `system / Map`, `(GC roots)`, `12 / StringEqual`, `Node / std::basic_string`. */
const SYSTEM_PART = /[ /()<>.:,+*#-]+/;
const SYSTEM_WORD = /^(?:\d{1,5}|[A-Za-z_]\w{0,80})$/;
/** A number of so many digits tells something, where it is a text: a shorter one stays with V8's indexes. */
export const TELLING_DIGITS = 3;
const TELLING_NUMBER = new RegExp(`^\\d{${TELLING_DIGITS},}$`);
const LONGEST_SYSTEM = 120;

/** Where in the file system or in Node.js a script is: `file:///srv/app/cart.js`, `/srv/app/cart.js`, `node:fs`. */
const SCRIPT = /^(?:file:\/\/|node:|\/|\.{1,2}\/|[A-Za-z]:[\\/])/;
const SEGMENT = /^(?!.*\d{6})[\p{L}\p{N}_@.+~ -]{1,64}$/u;

/** What V8 writes for texts and numbers that it leaves out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'heap number',
  'symbol',
  'bigint',
  '(concatenated string)',
  '(sliced string)',
]);

/**
 * Whether the name of a property, class, function or script may stay in a redacted snapshot: what is
 * known to be no data; else what looks like an identifier, has at most 40 characters and no digit run. A dictionary's key is
 * data, unless the program says the same word. What V8 calls its parts stays.
 */
export function mayStay(text: string, uses: number, known: ReadonlySet<string>): boolean {
  if ((uses & StringUse.leftOut) !== 0 && LEFT_OUT.has(text)) return true;
  if ((uses & ~(StringUse.value | StringUse.leftOut)) === 0) return false;
  if (known.has(text)) return true;
  if ((uses & StringUse.program) !== 0 && isIdentifier(text)) return true;
  if ((uses & StringUse.system) !== 0 && isSystemName(text, uses)) return true;
  return (uses & StringUse.key) === 0 && (uses & StringUse.name) !== 0 && isIdentifier(text);
}

function isIdentifier(text: string): boolean {
  const name = text.replace(PREFIX, '');
  if (name.length > LONGEST || !IDENTIFIER.test(name) || DIGIT_RUN.test(name)) return false;
  return (name.match(DIGITS)?.length ?? 0) <= MOST_DIGITS;
}

function isSystemName(text: string, uses: number): boolean {
  if (text === '') return true;
  if (text.length > LONGEST_SYSTEM || text.includes('//')) return false;
  // a number that is a string's text as well would tell that text
  if ((uses & StringUse.value) !== 0 && TELLING_NUMBER.test(text)) return false;
  return text.split(SYSTEM_PART).every((part) => part === '' || SYSTEM_WORD.test(part));
}

/** A script's name with what may not stay replaced, segment by segment; undefined for what is no script's name. */
export function redactScriptName(text: string, replace: (segment: string) => string): string | undefined {
  const start = SCRIPT.exec(text)?.[0];
  if (start === undefined) return undefined;
  const rest = text.slice(start.length).split(/([\\/])/);
  return (
    start +
    rest
      .map((part, at) => (at % 2 === 1 || part === '' || SEGMENT.test(part) ? part : replace(part)))
      .join('')
  );
}
