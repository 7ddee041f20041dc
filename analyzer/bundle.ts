import { join } from 'node:path';
import { type ChunkingContext, rolldown } from 'rolldown';
import manifest from './package.json' with { type: 'json' };

// Makes what is published of src/, beside the declarations and the scripts of reports that `tsc -b` writes. A comparison
// asks for a hundred files: to find, read and compile each costs more than comparing small snapshots.

const HERE = import.meta.dirname;
const FOLDER = 'dist';
/** What the manifest names, and what is started by its file: threads, and what `heapwatch run` loads into a program. */
const ENTRIES = [
  ...Object.values(manifest.bin),
  ...Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target.default],
  ),
]
  .map((file) => file.slice(`./${FOLDER}/`.length, -'.js'.length))
  .concat(
    'run/preload',
    'serve/analysis/analysis-thread',
    'serve/heap-profiles/flame-graph-thread',
    'serve/lookup/lookup-thread',
  );

const bundle = await rolldown({
  cwd: HERE,
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, sourceOf(entry)])),
  platform: 'node',
  external: /^[^./]/,
  // imports of entries stay what src/ exports
  preserveEntrySignatures: 'allow-extension',
});
await bundle.write({
  dir: join(HERE, FOLDER),
  format: 'esm',
  // One folder below dist/, as files that are named from a source are.
  chunkFileNames: 'parts/[name].js',
  comments: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: chunkOf, debugName: 'chunkOf' }],
  },
});

/** The engine is one file, and what a comparison needs besides another. The rest is left to the bundler. */
function chunkOf(id: string, context: ChunkingContext): string | null {
  if (context.getModuleInfo(id)?.isEntry === true) return null;
  const isIn = (...entries: string[]) => reachable(entries, context).has(id);
  if (isIn('index')) return 'engine';
  return isIn('cli/main', 'cli/diff-command') ? 'comparison' : null;
}

function reachable(entries: readonly string[], context: ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>();
  const open = entries.map((entry) => sourceOf(entry));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

function sourceOf(entry: string): string {
  return join(HERE, 'src', `${entry}.ts`);
}
