import type { ByteOutput } from './byte-output.ts';
import { mayStay, redactScriptName, TELLING_DIGITS } from './name-rule.ts';
import type { Placeholder } from './placeholder.ts';
import { StringUse } from './string-uses.ts';
import { redactWeakMapPair } from './weak-map-pair.ts';

/** V8 cuts strings at 1024 characters, which are six bytes each at most. */
const MAX_NAME_BYTES = 8192;
const DATA = StringUse.value | StringUse.leftOut;
const INDEX_AND_TEXT = StringUse.value | StringUse.system;
/** Digits of the last slot of an array of 800 MB. */
const LONGEST_INDEX = 8;
const NUMBER = /^\d+$/;
const NOT_ASCII = /[^\x20-\x7e]/g;

/** Says what is written for a string, by what it is used as. */
export class StringRule {
  private readonly known: ReadonlySet<string>;
  private readonly placeholder: Placeholder;
  /** Else a number needs no look at what is known: numbers are millions. */
  private readonly knowsNumbers: boolean;

  constructor(placeholder: Placeholder, known: ReadonlySet<string>) {
    this.placeholder = placeholder;
    this.known = known;
    this.knowsNumbers = [...known].some((name) => NUMBER.test(name));
  }

  /**
   * Writes a string, or what is to stand instead of it, in ASCII. The bytes from `start` to before `end` are those between the
   * quotes of a JSON string.
   */
  write(bytes: Buffer, start: number, end: number, uses: number, output: ByteOutput): void {
    const isNumber = isIndex(bytes, start, end);
    if (start === end || (isNumber && uses === StringUse.system)) {
      output.part(bytes, start, end);
      return;
    }
    const isData =
      (uses & ~StringUse.value) === 0 ||
      (isNumber && uses === INDEX_AND_TEXT && end - start >= TELLING_DIGITS && !this.knowsNumbers);
    if (!isData && end - start <= MAX_NAME_BYTES) {
      const text = this.decode(bytes, start, end);
      if (mayStay(text, uses, this.known)) {
        output.part(bytes, start, end);
        return;
      }
      const parts = this.redactParts(text, uses);
      if (parts !== undefined) {
        output.text(inAscii(parts));
        return;
      }
    }
    output.text('\\u00ab');
    this.placeholder.write((uses & DATA) !== 0 ? 'string' : 'name', bytes, start, end, output);
    output.text('\\u00bb');
  }

  decode(bytes: Buffer, start: number, end: number): string {
    const raw = bytes.toString('utf8', start, end);
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
  }

  /** The text of a name that consists of parts, of which some may stay. */
  private redactParts(text: string, uses: number): string | undefined {
    const pair = (uses & StringUse.system) !== 0 ? redactWeakMapPair(text) : undefined;
    if (pair !== undefined || (uses & StringUse.program) === 0) return pair;
    return redactScriptName(text, (part) => `«${this.placeholder.of('path', Buffer.from(part))}»`);
  }
}

/** V8 names the slots of arrays by their numbers: millions of them. */
function isIndex(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_INDEX) return false;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] as number;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

function inAscii(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
