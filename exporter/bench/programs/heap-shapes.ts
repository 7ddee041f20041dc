// How heaps of many shapes are made, piece by piece; `batch` pieces are made between two looks at their size.
import { EventEmitter } from 'node:events';

interface HeapShape {
  readonly batch: number;
  /** The piece with this number. */
  make(i: number): unknown;
}
type HeapShapes = Readonly<Record<string, HeapShape>>;

/** The pieces made so far. */
declare global {
  var kept: unknown[];
}

const text = (length: number, i: number): string => Buffer.alloc(length, 97 + (i % 26)).toString('latin1');
const SHARED = { shared: true };

class Session {
  readonly id: string;
  readonly user: object;
  readonly since: Date;
  readonly seen: ReadonlySet<unknown>;
  readonly body: Buffer | undefined;
  readonly score: number;

  constructor(i: number) {
    this.id = `session-${i}`;
    this.user = { name: `n${i}`, mail: `n${i}@example.org`, roles: ['reader', 'writer'] };
    this.since = new Date(1.7e12 + i);
    this.seen = new Set([i, i + 1, `page-${i}`]);
    this.body = i % 8 === 0 ? Buffer.alloc(6000) : undefined;
    this.score = i + 0.25;
  }
}

/** The six that the accuracy is promised for. */
export const PROMISED: HeapShapes = {
  'small objects': { batch: 1000, make: (i) => ({ id: i, next: undefined, tag: { n: i } }) },
  'big arrays': { batch: 4, make: (i) => Array.from({ length: 100_000 }, (_, j) => j + 0.5 + i) },
  strings: { batch: 1000, make: (i) => text(4096, i) },
  buffers: { batch: 4, make: () => Buffer.alloc(65_536, 1) },
  closures: {
    batch: 1000,
    make: (i) => {
      const held = { i };
      return () => i + held.i;
    },
  },
  mixed: {
    batch: 1000,
    make: (i) => ({
      id: i,
      user: { name: `n${i}`, at: new Date(i) },
      cart: [1, 2, { sku: `s${i}` }],
      byId: new Map([[i, { v: i }]]),
      on: () => i,
      body: i % 10 === 0 ? Buffer.alloc(4096) : undefined,
      text: text(300, i),
    }),
  },
};

/** Other shapes, that no constant was fitted to. */
export const HELD_OUT: HeapShapes = {
  documents: {
    batch: 100,
    make: (i) =>
      JSON.parse(
        `{"id":${i},"title":"document ${i}","price":${i}.5,"tags":["a${i}","b","c"],"lines":[{"sku":"x${i}","n":1,"price":2.5},{"sku":"y${i}","n":2,"price":null}],"address":{"street":"Street ${i}","zip":"${i}","geo":[${i}.25,1.75]}}`,
      ),
  },
  'maps of maps': {
    batch: 100,
    make: (i) => new Map(Array.from({ length: 20 }, (_, j) => [`key ${i} ${j}`, new Map([[j, { i }]])])),
  },
  sessions: { batch: 100, make: (i) => new Session(i) },
  promises: {
    batch: 100,
    make: (i) => {
      const wait = async (id: number) => {
        const local: Record<string, unknown> = { id, name: `job ${id}` };
        await new Promise((resolve) => {
          local.resolve = resolve;
        });
        return local;
      };
      return wait(i);
    },
  },
  emitters: {
    batch: 100,
    make: (i) => {
      const emitter = new EventEmitter();
      for (let k = 0; k < 4; k++) emitter.on(`event${k}`, () => i);
      return emitter;
    },
  },
  'typed arrays': { batch: 100, make: (i) => new Float64Array(i % 50 === 0 ? 20_000 : 16) },
  dictionaries: {
    batch: 10,
    make: (i) => {
      const object: Record<string, unknown> = {};
      for (let k = 0; k < 200; k++) object[`k${(i * 200 + k).toString(36)}`] = k % 2 === 0 ? k : { k };
      delete object[`k${(i * 200).toString(36)}`];
      return object;
    },
  },
  ropes: {
    batch: 100,
    make: (i) => {
      const base = text(200, i) + i;
      return {
        joined: `${base}-${'x'.repeat(20 + (i % 30))}${i}`,
        cut: base.slice(5, 150),
        part: base.slice(20),
      };
    },
  },
  matrices: {
    batch: 1,
    make: (i) =>
      Array.from({ length: 300 }, (_, r) => Array.from({ length: 300 }, (_, c) => r * c + i + 0.5)),
  },
  'numbers in objects': {
    batch: 1000,
    make: (i) => ({ x: i + 0.5, y: i * 1.25, z: -i - 0.125, label: 'point' }),
  },
};

/** What the constants were fitted to. */
export const FITTED: HeapShapes = {
  'one field': { batch: 1000, make: (i) => ({ i }) },
  rows: {
    batch: 1000,
    make: (i) => ({
      a: i,
      b: i + 1,
      c: 'c',
      d: SHARED,
      e: `e${i}`,
      f: null,
      g: SHARED,
      h: i,
      j: i,
      k: SHARED,
      l: true,
      m: [],
    }),
  },
  'long references': { batch: 4, make: () => new Array(100_000).fill(SHARED) },
  'short references': {
    batch: 1000,
    make: () => [SHARED, SHARED, SHARED, SHARED, SHARED, SHARED, SHARED, SHARED],
  },
  'long integers': { batch: 4, make: () => Array.from({ length: 100_000 }, (_, j) => j) },
  'long doubles': { batch: 4, make: (i) => Array.from({ length: 50_000 }, (_, j) => j + 0.5 + i) },
  'short texts': { batch: 1000, make: (i) => `${text(30, i)}${i}` },
  'long texts': { batch: 100, make: (i) => text(20_000, i) },
  'small buffers': { batch: 1000, make: () => Buffer.alloc(9000, 1) },
  functions: { batch: 1000, make: (i) => [() => i, () => i + 1] },
  list: { batch: 1000, make: (i) => ({ i, next: globalThis.kept.at(-1) }) },
  sets: { batch: 100, make: (i) => new Set(Array.from({ length: 30 }, (_, j) => `${i} ${j}`)) },
};

export const SHAPES: HeapShapes = { ...PROMISED, ...HELD_OUT, ...FITTED };
