import fc from 'fast-check';

/** A way to damage a file. `at` and `value` mean what the kind makes of them. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly value: number;
}

const KINDS = ['flip', 'digit', 'number', 'cut', 'repeat', 'end', 'swap', 'double', 'drop'] as const;
/** At the edges of what the columns hold, and far beyond. */
const NUMBERS = [
  '0',
  '1',
  '2147483648',
  '4294967293',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '9'.repeat(400),
];

/** Damages of a file of that many bytes. */
export function mutationsOf(byteLength: number): fc.Arbitrary<Mutation> {
  return fc.record({
    kind: fc.constantFrom(...KINDS),
    at: fc.nat({ max: byteLength - 1 }),
    value: fc.nat({ max: 255 }),
  });
}

export function mutate(bytes: Uint8Array, { kind, at, value }: Mutation): Uint8Array {
  const start = Math.min(at, bytes.length);
  const end = Math.min(bytes.length, start + 1 + (value % 40));
  const without = (from: number, to: number): Uint8Array =>
    Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  switch (kind) {
    case 'flip':
      return withByte(bytes, start, value);
    case 'digit':
      // a digit for a digit keeps the syntax and changes counts, references, types and sizes
      return isDigit(bytes[start]) ? withByte(bytes, start, 0x30 + (value % 10)) : bytes;
    case 'number': {
      let from = start;
      let to = start;
      while (isDigit(bytes[from - 1])) from--;
      while (isDigit(bytes[to])) to++;
      const number = Buffer.from(NUMBERS[value % NUMBERS.length]);
      return Buffer.concat([bytes.subarray(0, from), number, bytes.subarray(to)]);
    }
    case 'cut':
      return without(start, end);
    case 'end':
      return bytes.subarray(0, start);
    case 'repeat':
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    default:
      return withLines(bytes, kind, at, value);
  }
}

/** Each section of the file is a line: two change places, one comes twice, or one is gone. */
function withLines(
  bytes: Uint8Array,
  kind: 'swap' | 'double' | 'drop',
  at: number,
  value: number,
): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const one = at % lines.length;
  const other = value % lines.length;
  if (kind === 'swap') [lines[one], lines[other]] = [lines[other], lines[one]];
  else if (kind === 'double') lines.splice(other, 0, lines[one]);
  else lines.splice(one, 1);
  return Buffer.from(lines.join('\n'), 'latin1');
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = value;
  return changed;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
