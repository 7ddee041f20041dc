import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ChunkingContext, rolldown } from 'rolldown';
import manifest from './package.json' with { type: 'json' };

// Makes what is published of src/, beside the declarations that `tsc -b` writes. A program that loads a hundred files has
// half a megabyte more alive than one that loads eight: a module's record, its place in the loader, its comments.

const HERE = import.meta.dirname;
const FOLDER = 'dist';
const PARTS = 'parts';
/** What the manifest exports, and what `register` loads by name. */
const ENTRIES = [
  ...Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target.default.slice(`./${FOLDER}/`.length, -'.js'.length)],
  ),
  'register-main',
];

type ModuleContext = Pick<ChunkingContext, 'getModuleInfo'>;

const bundle = await rolldown({
  cwd: HERE,
  input: Object.fromEntries(ENTRIES.map((entry) => [entry, sourceOf(entry)])),
  platform: 'node',
  external: /^[^./]/,
  // Imports of entries stay what src/ exports; chunks are nobody's but ours.
  preserveEntrySignatures: 'allow-extension',
});
rmSync(join(HERE, FOLDER, PARTS), { recursive: true, force: true });
await bundle.write({
  dir: join(HERE, FOLDER),
  format: 'esm',
  // One folder below dist/, as the manifest is looked for two folders up.
  chunkFileNames: `${PARTS}/[name].js`,
  comments: false,
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: chunkOf, debugName: 'chunkOf' }],
  },
});

/**
 * What is always loaded together is one file. A worker thread loads `thread` first and the rest a second later; the detector
 * is published alone. What is behind a dynamic import is left to the bundler.
 */
function chunkOf(id: string, context: ModuleContext): string | null {
  if (context.getModuleInfo(id)?.isEntry === true) return null;
  const isIn = (...entries: string[]) => reachable(entries, context).has(id);
  if (isIn('register')) return 'thread';
  const isMain = isIn('index', 'register-main');
  if (isIn('detect/detector', 'detect/trend-line')) return isMain ? 'shared' : 'detector';
  return isMain ? 'main' : null;
}

/** Modules that are loaded with the entries, by static imports. */
function reachable(entries: readonly string[], context: ModuleContext): ReadonlySet<string> {
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
