import { mayStay, redactScriptName } from './name-rule.ts';
import type { Placeholder } from './placeholder.ts';
import { StringUse } from './string-uses.ts';
import { redactWeakMapPair } from './weak-map-pair.ts';

/** V8 cuts strings at 1024 characters, which are six bytes each at most. */
const MAX_NAME_BYTES = 8192;
const DATA = StringUse.value | StringUse.leftOut;
/** Digits of the last slot of an array of 800 MB. */
const LONGEST_INDEX = 8;
const NOT_ASCII = /[^\x20-\x7e]/g;

/** Says what is written for a string, by what it is used as. */
export class StringRule {
  private readonly known: ReadonlySet<string>;
  private readonly placeholder: Placeholder;
  private readonly decoder = new TextDecoder();
  private readonly encoder = new TextEncoder();

  constructor(placeholder: Placeholder, known: ReadonlySet<string>) {
    this.placeholder = placeholder;
    this.known = known;
  }

  /**
   * `bytes` stand between the quotes of a JSON string. Returns what is to stand there instead, in ASCII, or undefined if the
   * string stays.
   */
  redact(bytes: Uint8Array, uses: number): string | undefined {
    if (bytes.length === 0 || (uses === StringUse.system && isIndex(bytes))) return undefined;
    const isData = (uses & ~StringUse.value) === 0;
    if (!isData && bytes.length <= MAX_NAME_BYTES) {
      const text = this.decode(bytes);
      if (mayStay(text, uses, this.known)) return undefined;
      const parts = this.redactParts(text, uses);
      if (parts !== undefined) return inAscii(parts);
    }
    const kind = (uses & DATA) !== 0 ? 'string' : 'name';
    return `\\u00ab${this.placeholder.of(kind, bytes)}\\u00bb`;
  }

  decode(bytes: Uint8Array): string {
    const raw = this.decoder.decode(bytes);
    return raw.includes('\\') ? JSON.parse(`"${raw}"`) : raw;
  }

  /** The text of a name that consists of parts, of which some may stay. */
  private redactParts(text: string, uses: number): string | undefined {
    const pair = (uses & StringUse.system) !== 0 ? redactWeakMapPair(text) : undefined;
    if (pair !== undefined || (uses & StringUse.program) === 0) return pair;
    return redactScriptName(text, (part) => `«${this.placeholder.of('path', this.encoder.encode(part))}»`);
  }
}

/** V8 names the slots of arrays by their numbers: millions of them. */
function isIndex(bytes: Uint8Array): boolean {
  if (bytes.length > LONGEST_INDEX) return false;
  for (const byte of bytes) if (byte < 0x30 || byte > 0x39) return false;
  return true;
}

function inAscii(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(NOT_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
