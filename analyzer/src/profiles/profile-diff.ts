import type { HeapProfile, ProfileFrame, ProfileOrigin } from './heap-profile.ts';

/** What grew of one function's allocations. */
export interface FunctionGrowth {
  readonly functionName: string;
  readonly source: { readonly url: string; readonly line: number; readonly column: number };
  /** Alive of what it allocated itself. */
  readonly baselineBytes: number;
  readonly currentBytes: number;
  readonly deltaBytes: number;
  /** Paths to it that differ, the most grown first. */
  readonly paths: readonly PathGrowth[];
}

export interface PathGrowth {
  readonly deltaBytes: number;
  /** Callers first, the function itself last. */
  readonly frames: readonly ProfileFrame[];
}

/** Two heap profiles compared. */
export interface ProfileDiff {
  readonly baseline: ProfileTotals;
  readonly current: ProfileTotals;
  /** undefined where a file does not say which process it is of. */
  readonly sameProcess: boolean | undefined;
  /** The most grown first; those that did not change are left out. */
  readonly functions: readonly FunctionGrowth[];
  /** What this cannot tell, in sentences. */
  readonly limits: readonly string[];
}

export interface ProfileTotals {
  readonly liveBytes: number;
  readonly sampleCount: number;
  readonly origin?: ProfileOrigin;
}

const LIMITS: readonly string[] = [
  'Sizes are estimated from samples: what is less than a few sampling intervals is chance.',
  'A function is who allocated, not who holds; optimised code is named by its caller, and a line is where the function begins.',
];

/** Paths named for a function. */
const MAX_PATHS = 5;

/**
 * Compares two sampling heap profiles by call path: the same functions at the same places, called in the same way, are
 * the same path, so profiles of two processes of one program compare too.
 */
export function diffProfiles(baseline: HeapProfile, current: HeapProfile): ProfileDiff {
  const keys = new PathKeys();
  const before = keys.bytesByPath(baseline);
  const after = keys.bytesByPath(current);
  const byFunction = new Map<string, { baselineBytes: number; currentBytes: number; paths: PathGrowth[] }>();
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const baselineBytes = before.get(path) ?? 0;
    const currentBytes = after.get(path) ?? 0;
    const deltaBytes = currentBytes - baselineBytes;
    const key = frameKey(keys.frameOf(path));
    const found = byFunction.get(key) ?? { baselineBytes: 0, currentBytes: 0, paths: [] };
    found.baselineBytes += baselineBytes;
    found.currentBytes += currentBytes;
    if (deltaBytes !== 0) found.paths.push({ deltaBytes, frames: keys.framesOf(path) });
    byFunction.set(key, found);
  }
  const functions = [...byFunction.values()]
    .filter(({ paths }) => paths.length > 0)
    .map(({ baselineBytes, currentBytes, paths }) => {
      const sorted = paths.sort((a, b) => b.deltaBytes - a.deltaBytes);
      const { functionName, ...source } = sorted[0].frames[sorted[0].frames.length - 1];
      const deltaBytes = currentBytes - baselineBytes;
      return {
        functionName,
        source,
        baselineBytes,
        currentBytes,
        deltaBytes,
        paths: sorted.slice(0, MAX_PATHS),
      };
    })
    .sort((a, b) => b.deltaBytes - a.deltaBytes);
  return {
    baseline: totalsOf(baseline),
    current: totalsOf(current),
    sameProcess: isSameProcess(baseline.origin, current.origin),
    functions,
    limits: LIMITS,
  };
}

/** Numbers for call paths, the same for both profiles: a path is its caller's number and its own frame. */
class PathKeys {
  readonly #numbers = new Map<string, number>();
  readonly #paths: { readonly caller: number; readonly frame: ProfileFrame }[] = [];

  /** Bytes by path number; several nodes may be one path, as scripts that are loaded twice are. */
  bytesByPath({ paths }: HeapProfile): Map<number, number> {
    const bytes = new Map<number, number>();
    const numberOf = new Int32Array(paths.length);
    for (const [ordinal, { caller, frame, selfBytes }] of paths.entries()) {
      const callerNumber = caller === -1 ? -1 : numberOf[caller];
      const number = this.#numberOf(callerNumber, frame);
      numberOf[ordinal] = number;
      if (selfBytes > 0) bytes.set(number, (bytes.get(number) ?? 0) + selfBytes);
    }
    return bytes;
  }

  frameOf(path: number): ProfileFrame {
    return this.#paths[path].frame;
  }

  framesOf(path: number): ProfileFrame[] {
    const frames: ProfileFrame[] = [];
    for (let at = path; at !== -1; at = this.#paths[at].caller) frames.push(this.#paths[at].frame);
    return frames.reverse();
  }

  #numberOf(caller: number, frame: ProfileFrame): number {
    const key = `${caller}\n${frameKey(frame)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#paths.length;
    this.#paths.push({ caller, frame });
    this.#numbers.set(key, number);
    return number;
  }
}

function frameKey({ functionName, url, line, column }: ProfileFrame): string {
  return JSON.stringify([functionName, url, line, column]);
}

function totalsOf({ paths, sampleCount, origin }: HeapProfile): ProfileTotals {
  const liveBytes = paths.reduce((sum, { selfBytes }) => sum + selfBytes, 0);
  return { liveBytes, sampleCount, ...(origin === undefined ? {} : { origin }) };
}

function isSameProcess(a: ProfileOrigin | undefined, b: ProfileOrigin | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a.instance === b.instance && a.pid === b.pid && a.sampledSince === b.sampledSince;
}
