import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ChunkingContext, type Plugin, rolldown } from 'rolldown';

export interface PackageToBundle {
  /** Where the package is; sources are in `src/` of it. */
  readonly folder: string;
  readonly manifest: {
    readonly bin?: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  /** What is loaded by its file besides what the manifest names, from `src/` on and without ending. */
  readonly loadedByName?: readonly string[];
  /**
   * The file that a module is to be in; undefined leaves it to the bundler.
   * @param isIn whether it is loaded with one of these modules, by static imports
   */
  readonly chunkOf: (isIn: (...modules: string[]) => boolean) => string | undefined;
  readonly plugins?: Plugin[];
}

type ModuleContext = Pick<ChunkingContext, 'getModuleInfo'>;

const FOLDER = 'dist';
/** One folder below dist/, as files that sources name from where they are lie one folder up. */
const PARTS = 'parts';

/** Makes what is published of `src/`, beside what `tsc -b` writes into `dist/`: a few files instead of hundreds. */
export async function bundlePackage({
  folder,
  manifest,
  loadedByName = [],
  chunkOf,
  plugins = [],
}: PackageToBundle): Promise<void> {
  const sourceOf = (entry: string) => join(folder, 'src', `${entry}.ts`);
  const exported = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target.default],
  );
  const entries = [...Object.values(manifest.bin ?? {}), ...exported]
    .map((file) => file.slice(`./${FOLDER}/`.length, -'.js'.length))
    .concat(loadedByName);

  const nameChunk = (id: string, context: ModuleContext): string | null => {
    if (context.getModuleInfo(id)?.isEntry === true) return null;
    return chunkOf((...modules) => reachable(modules.map(sourceOf), context).has(id)) ?? null;
  };
  const bundle = await rolldown({
    cwd: folder,
    input: Object.fromEntries(entries.map((entry) => [entry, sourceOf(entry)])),
    platform: 'node',
    external: /^[^./]/,
    plugins,
    // Imports of entries stay what src/ exports; chunks are nobody's but ours.
    preserveEntrySignatures: 'allow-extension',
  });
  rmSync(join(folder, FOLDER, PARTS), { recursive: true, force: true });
  await bundle.write({
    dir: join(folder, FOLDER),
    format: 'esm',
    chunkFileNames: `${PARTS}/[name].js`,
    comments: false,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: nameChunk, debugName: 'chunkOf' }],
    },
  });
}

/** Modules that are loaded with these, by static imports. */
function reachable(ids: readonly string[], context: ModuleContext): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}
