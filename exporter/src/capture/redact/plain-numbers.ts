export const COMMA = 0x2c;
export const LINE_BREAK = 0x0a;
/** A digit's value is its byte ^ ZERO; of no other byte this is below 10. */
export const ZERO = 0x30;
/** No record of V8's takes so many bytes. */
export const LONGEST_RECORD = 128;

/** The place behind the digits that begin at `start`; `start` where none do. */
export function skipDigits(bytes: Uint8Array, start: number): number {
  let p = start;
  while (((bytes[p] as number) ^ ZERO) < 10) p++;
  return p;
}

/** The place behind so many numbers and their commas; -1 where one is missing. */
export function skipFields(bytes: Uint8Array, start: number, count: number): number {
  let p = start;
  for (let field = 0; field < count; field++) {
    const first = p;
    p = skipDigits(bytes, first);
    if (p === first || bytes[p] !== COMMA) return -1;
    p++;
  }
  return p;
}
