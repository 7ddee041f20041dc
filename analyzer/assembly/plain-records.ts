// Reads records of `nodes` and `edges` as long as they are plain: whole numbers below 2^32 - 1, a comma behind each (V8 of
// Node.js 22 and before puts a line break in front of some), fields in V8's order, and nothing in them that
// src/parse/records/node-records.ts and edge-records.ts would object to. At the first record that is not, it stops in front of it:
// that one is read there, where faults are told. So this needs no errors, and what it accepts is what the slower reader
// accepts. The digits of each field are read in a loop of its own, as a core learns how long a field's numbers are: one
// loop for all fields takes half as long again. The loops are written out, as an inlined function has to hand back where
// the digits end besides the number, by way of memory: a tenth more.

// Addresses, as in src/parse/records/plain-records.ts: our type numbers by the file's from 0 on, 255 where the file has none.
/** The bytes to read, up to 65,536, and a 0 behind them. */
const INPUT: usize = 1024;
const TYPES: usize = 69_632;
const NAMES: usize = 81_920;
/** Ids of nodes, targets of edges. */
const IDS_OR_TARGETS: usize = 126_976;
const SIZES: usize = 172_032;
/** Ends of the nodes' runs of edges. */
const EDGE_ENDS: usize = 196_608;

const COMMA: u32 = 0x2c;
const LINE_BREAK: u32 = 0x0a;
const ZERO: u32 = 0x30;
/** So many digits cannot overflow 32 bits. */
const SHORT_DIGITS: usize = 9;
const NO_TYPE: u32 = 255;
/** Stands for a number that is not plain. */
const WIDE: u32 = 0xffff_ffff;
/** Stands for a wide size. */
const WIDE_SIZE: u32 = 0xffff;
const ELEMENT: u32 = 1;
const HIDDEN: u32 = 4;

/** Address of the first byte that was not read. */
export let position: usize = 0;
/** Largest string index named so far, and the record of this call that named it first, -1 if none did. */
export let largestName: u32 = 0;
export let largestRecord: i32 = -1;
/** Edges that the nodes so far own. */
export let edgeTotal: u32 = 0;

/** Returns how many edges it read, at most `room`. */
export function edges(room: u32, nodeWidth: u32, nodeCount: u32): u32 {
  const twos = ctz(nodeWidth);
  const inverse = inverseOf(nodeWidth >> twos);
  let largest = largestName;
  let record: u32 = 0;
  let start = INPUT;
  let first: usize = 0;
  largestRecord = -1;
  while (record < room) {
    const fileType = digitAt(start);
    let p = start + 1;
    if (fileType > 9 || byteAt(p) !== COMMA) break;
    const type = <u32>load<u8>(fileType);
    if (type === NO_TYPE) break;

    first = ++p;
    let name = digitAt(p);
    if (name > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      name = name * 10 + digit;
    }
    if (p - first > SHORT_DIGITS) name = longNumber(first, p);
    if (name === WIDE || byteAt(p) !== COMMA) break;
    if (name > largest && type !== ELEMENT && type !== HIDDEN) {
      if (name - largest !== 1) break;
    }

    first = ++p;
    let offset = digitAt(p);
    if (offset > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      offset = offset * 10 + digit;
    }
    if (p - first > SHORT_DIGITS) offset = longNumber(first, p);
    if (offset === WIDE) break;
    const target = rotr(offset * inverse, twos);
    if (target >= nodeCount) break;

    if (byteAt(p) === LINE_BREAK) p++;
    if (byteAt(p) !== COMMA) break;
    if (name > largest && type !== ELEMENT && type !== HIDDEN) {
      largest = name;
      largestRecord = record;
    }
    store<u8>(TYPES + record, <u8>type);
    store<u32>(NAMES + (record << 2), name);
    store<u32>(IDS_OR_TARGETS + (record << 2), target);
    record++;
    start = p + 1;
  }
  largestName = largest;
  position = start;
  return record;
}

/** As {@link edges}. Behind the fields that are asked for come `others`, of which that at `detachednessAt` must be 0. */
export function nodes(room: u32, others: u32, detachednessAt: u32, edgeCount: u32): u32 {
  let largest = largestName;
  let total = edgeTotal;
  let record: u32 = 0;
  let start = INPUT;
  let first: usize = 0;
  largestRecord = -1;
  while (record < room) {
    let p = start;
    first = p;
    let fileType = digitAt(p);
    if (fileType > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      fileType = fileType * 10 + digit;
    }
    if (p - first > SHORT_DIGITS || fileType > 255 || byteAt(p) !== COMMA) break;
    const type = <u32>load<u8>(fileType);
    if (type === NO_TYPE) break;

    first = ++p;
    let name = digitAt(p);
    if (name > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      name = name * 10 + digit;
    }
    if (p - first > SHORT_DIGITS || byteAt(p) !== COMMA) break;
    if (name > largest && name - largest !== 1) break;

    first = ++p;
    let id = digitAt(p);
    if (id > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      id = id * 10 + digit;
    }
    if (p - first > SHORT_DIGITS) id = longNumber(first, p);
    if (id === WIDE || byteAt(p) !== COMMA) break;

    first = ++p;
    let size = digitAt(p);
    if (size > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      size = size * 10 + digit;
    }
    if (p - first > SHORT_DIGITS || size >= WIDE_SIZE || byteAt(p) !== COMMA) break;

    first = ++p;
    let owned = digitAt(p);
    if (owned > 9) break;
    for (;;) {
      const digit = digitAt(++p);
      if (digit > 9) break;
      owned = owned * 10 + digit;
    }
    if (p - first > SHORT_DIGITS || owned > edgeCount - total) break;

    p = endOfOthers(p, others, detachednessAt);
    if (byteAt(p) === LINE_BREAK) p++;
    if (byteAt(p) !== COMMA) break;
    if (name > largest) {
      largest = name;
      largestRecord = record;
    }
    total += owned;
    store<u8>(TYPES + record, <u8>type);
    store<u32>(NAMES + (record << 2), name);
    store<u32>(IDS_OR_TARGETS + (record << 2), id);
    store<u16>(SIZES + (record << 1), <u16>size);
    store<u32>(EDGE_ENDS + (record << 2), total);
    record++;
    start = p + 1;
  }
  largestName = largest;
  edgeTotal = total;
  position = start;
  return record;
}

/** Address behind so many numbers, each with a comma before it; of some byte that is no comma if they are not plain. */
function endOfOthers(start: usize, count: u32, detachednessAt: u32): usize {
  let p = start;
  for (let field: u32 = 0; field < count; field++) {
    if (byteAt(p) !== COMMA) return NOWHERE;
    const first = ++p;
    if (byteAt(p) === ZERO && byteAt(p + 1) === COMMA) {
      p++;
      continue;
    }
    while (digitAt(p) <= 9) p++;
    const isNumber = p > first && p - first <= SHORT_DIGITS + 1 && longNumber(first, p) !== WIDE;
    if (!isNumber || (field === detachednessAt && longNumber(first, p) !== 0)) return NOWHERE;
  }
  return p;
}

/** A byte that stays 0: what stands behind the input is no comma. */
const NOWHERE: usize = 68_000;

/** The number of so many digits, {@link WIDE} if it is not below that. */
function longNumber(first: usize, end: usize): u32 {
  // ten digits cannot overflow 64 bits
  if (end - first > SHORT_DIGITS + 1) return WIDE;
  let value: u64 = 0;
  for (let p = first; p < end; p++) value = value * 10 + digitAt(p);
  return value < WIDE ? <u32>value : WIDE;
}

/**
 * What an odd number is to be multiplied by modulo 2^32 to be 1: a multiple of the number is divided by multiplying with
 * it, and what is no multiple becomes more than any quotient. Source: Henry S. Warren, "Hacker's Delight", section 10-16.
 */
function inverseOf(odd: u32): u32 {
  // right in five bits, and in twice as many after each step
  let inverse = (odd * 3) ^ 2;
  for (let bits = 5; bits < 32; bits *= 2) inverse *= 2 - odd * inverse;
  return inverse;
}

function byteAt(p: usize): u32 {
  return <u32>load<u8>(p);
}

/** Above 9 if it is none. */
function digitAt(p: usize): u32 {
  return byteAt(p) - ZERO;
}
