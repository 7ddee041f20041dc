import { join } from 'node:path';

/** The table of leaking programs that tests and the demo use. */
export interface LeakProgram {
  readonly name: string;
  /** What is found in too great a number: a function's name for closures, a class name otherwise. */
  readonly culprit: { readonly functionName: string } | { readonly className: string };
  /** 1-based line of `leaky.cjs` with the culprit's function, or its class's constructor. */
  readonly culpritLine: number;
  /** Names that the retaining path shows, root first. */
  readonly holders: readonly string[];
  /** Requests that make it leak; without, it leaks by itself. */
  readonly load?: { readonly path: string; readonly requestsPerSecond: number };
  /** Where the leaked memory is: what V8's heap limit counts, or ArrayBuffers beside it. */
  readonly memory: 'heap' | 'external';
  /** Old-space limit (`--max-old-space-size`) under which it leaks long enough to be watched. */
  readonly oldSpaceMiB: number;
  /** Whether, under that limit, it leaks so fast that HeapwatchHeapLeak fires within five minutes of its start. */
  readonly firesSoon: boolean;
}

export const LEAK_PROGRAMS: readonly LeakProgram[] = [
  {
    name: 'closure-chain',
    culprit: { functionName: 'someMethod' },
    culpritLine: 19,
    holders: ['theThing', 'someMethod', 'originalThing'],
    memory: 'heap',
    oldSpaceMiB: 512,
    firesSoon: true,
  },
  {
    name: 'request-listeners',
    culprit: { functionName: 'leakEventCallback' },
    culpritLine: 11,
    holders: ['Server', '_events', 'request'],
    load: { path: '/', requestsPerSecond: 0.5 },
    memory: 'heap',
    oldSpaceMiB: 160,
    firesSoon: true,
  },
  {
    name: 'global-array',
    culprit: { className: 'SimpleClass' },
    culpritLine: 8,
    holders: ['leakyData'],
    memory: 'heap',
    oldSpaceMiB: 128,
    firesSoon: false,
  },
  {
    name: 'undeclared-global',
    culprit: { className: 'SimpleClass' },
    culpritLine: 7,
    holders: ['leakyData'],
    memory: 'heap',
    oldSpaceMiB: 128,
    firesSoon: false,
  },
  {
    name: 'buffer-listener',
    culprit: { functionName: 'onConfigurationChange' },
    culpritLine: 13,
    holders: ['configuration', '_events', 'change'],
    load: { path: '/', requestsPerSecond: 40 },
    memory: 'external',
    oldSpaceMiB: 128,
    firesSoon: false,
  },
  {
    name: 'agent-sockets',
    culprit: { functionName: 'onUpstreamClose' },
    culpritLine: 23,
    holders: ['Socket', '_events', 'close'],
    load: { path: '/order/{n}', requestsPerSecond: 40 },
    memory: 'heap',
    oldSpaceMiB: 192,
    firesSoon: true,
  },
  {
    name: 'unbounded-cache',
    culprit: { className: 'RenderedPage' },
    culpritLine: 8,
    holders: ['pageCache'],
    load: { path: '/page/{n}', requestsPerSecond: 40 },
    memory: 'heap',
    oldSpaceMiB: 128,
    firesSoon: true,
  },
];

/** The program that leaks, or its twin that does the same work without leaking. */
export function programFile(program: LeakProgram, twin: 'leaky' | 'fixed'): string {
  return join(import.meta.dirname, program.name, `${twin}.cjs`);
}

/** @throws Error when no program has that name. */
export function findLeakProgram(name: string): LeakProgram {
  const program = LEAK_PROGRAMS.find((candidate) => candidate.name === name);
  if (program === undefined) throw new Error(`no leak program is named ${name}`);
  return program;
}
