import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  FlattenMap,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  type SourceMapInput,
  type TraceMap,
} from '@jridgewell/trace-mapping';
import type { HeapSnapshot } from '../explain/heap-snapshot.ts';
import type { SourceLocation } from '../explain/names/source-locations.ts';
import { FileError } from './file-error.ts';

/** Larger files are no source maps, or not worth their memory. */
const MAX_MAP_BYTES = 256 * 1024 * 1024;

/**
 * Source maps of one directory that the user named. Nothing that a script or a snapshot says is followed: a script is
 * looked up by its name only, among the `.map` files below the directory, which symbolic links do not lead out of.
 */
export class SourceMaps {
  /** What went wrong on the way, a line each. */
  readonly warnings: string[] = [];
  readonly #folder: string;
  readonly #files: readonly string[];
  readonly #byScript = new Map<string, TraceMap | undefined>();
  readonly #parsed = new Map<string, TraceMap | undefined>();

  /** Throws {@link FileError} if there is no such directory. */
  constructor(folder: string) {
    this.#folder = folder;
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) throw new FileError('not-found', 'there is no such directory');
    if (!stats.isDirectory())
      throw new FileError('not-a-directory', 'is no directory: name the one with the maps');
    this.#files = listMaps(folder);
    if (this.#files.length === 0) this.warnings.push(`${folder}: there is no .map file in it`);
  }

  /** The place in the original source, with the given one kept; the given one if no map knows better. */
  locate(generated: SourceLocation): SourceLocation {
    if (generated.url.startsWith('node:')) return generated;
    const map = this.#mapOf(generated.url);
    if (map === undefined) return generated;
    const needle = { line: generated.line, column: generated.column - 1 };
    const found = originalPositionFor(map, needle);
    const { source, line, column, name } =
      found.source === null ? originalPositionFor(map, { ...needle, bias: LEAST_UPPER_BOUND }) : found;
    if (source === null) return generated;
    return { url: source, line, column: column + 1, ...(name === null ? {} : { name }), generated };
  }

  /** The same snapshot with places as the source maps tell them. */
  map(snapshot: HeapSnapshot): HeapSnapshot {
    const { locations } = snapshot;
    const locate = (node: number): SourceLocation | undefined => {
      const source = locations.locate(node);
      return source === undefined ? undefined : this.locate(source);
    };
    return { ...snapshot, locations: { ...locations, locate } };
  }

  #mapOf(url: string): TraceMap | undefined {
    if (!this.#byScript.has(url)) {
      const file = this.#choose(url);
      this.#byScript.set(url, file === undefined ? undefined : this.#read(file));
    }
    return this.#byScript.get(url);
  }

  /**
   * The map that is named for the script (`app.js.map`), else one that names it in its `file`. Of several the one whose
   * folders are the script's, from the end; if still several, none.
   */
  #choose(url: string): string | undefined {
    const script = segmentsOf(url);
    const name = script.at(-1);
    if (name === undefined) return undefined;
    let candidates = this.#files.map((file) => ({ file, script: segmentsOf(file.slice(0, -'.map'.length)) }));
    const named = candidates.filter((candidate) => candidate.script.at(-1) === name);
    candidates = named;
    if (named.length === 0) {
      candidates = this.#files.flatMap((file) => {
        const stated = segmentsOf(this.#read(file)?.file ?? '');
        return stated.at(-1) === name
          ? [{ file, script: [...segmentsOf(file).slice(0, -1), ...stated] }]
          : [];
      });
    }
    const likeness = candidates.map((candidate) => commonEnd(candidate.script, script));
    const best = candidates.filter((_, at) => likeness[at] === Math.max(...likeness));
    if (best.length < 2) return best[0]?.file;
    const files = best.map(({ file }) => file);
    const list =
      files.length > 3 ? `${files.slice(0, 3).join(', ')} and ${files.length - 3} more` : files.join(', ');
    this.warnings.push(`${url}: ${files.length} source maps fit equally well (${list}); none is used`);
    return undefined;
  }

  #read(file: string): TraceMap | undefined {
    if (!this.#parsed.has(file)) this.#parsed.set(file, this.#parse(join(this.#folder, file)));
    return this.#parsed.get(file);
  }

  #parse(path: string): TraceMap | undefined {
    try {
      if (statSync(path).size > MAX_MAP_BYTES) throw new Error('it is larger than 256 MiB');
      // some servers guard JSON with a first line that is none
      const text = readFileSync(path, 'utf8').replace(/^\)\]\}'[^\n]*\n/, '');
      const input = JSON.parse(text) as SourceMapInput & { version?: unknown };
      if (typeof input !== 'object' || input?.version !== 3)
        throw new Error('it is no source map of version 3');
      const map = new FlattenMap(input);
      // mappings are decoded when first asked for: a damaged one should say so here
      originalPositionFor(map, { line: 1, column: 0 });
      return map;
    } catch (error) {
      this.warnings.push(`${path}: cannot be used as a source map (${(error as Error).message}); left out`);
      return undefined;
    }
  }
}

/** Paths from the folder, sorted. Node.js' own recursive listing would follow links to directories. */
function listMaps(folder: string): string[] {
  const files: string[] = [];
  const open = [''];
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.isDirectory()) open.push(join(below, entry.name));
      else if (entry.isFile() && entry.name.endsWith('.map')) files.push(join(below, entry.name));
    }
  }
  return files.sort();
}

/** Folders and name of a path or URL, without query and hash. */
function segmentsOf(url: string): string[] {
  return url
    .replace(/[?#].*$/, '')
    .split(/[\\/]/)
    .filter((segment) => segment !== '' && segment !== '.');
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && common < b.length && a[a.length - 1 - common] === b[b.length - 1 - common])
    common++;
  return common;
}
