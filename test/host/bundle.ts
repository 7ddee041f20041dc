import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** `node bundle.ts FOLDER`: the page over the libraries that are installed in that folder, into its `out/`. */
const FOLDER = import.meta.dirname;
const LIBRARIES = process.argv[2] ?? FOLDER;
const OUT = join(LIBRARIES, 'out');
const PAGE = join(FOLDER, 'page');

/** The page's own imports are of the variant's libraries, though the page lies elsewhere. */
const chosenLibraries: Plugin = {
  name: 'chosen-libraries',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer, pluginData }) =>
      importer.startsWith(PAGE) && pluginData !== CHOSEN
        ? bundler.resolve(path, { kind, resolveDir: LIBRARIES, pluginData: CHOSEN })
        : undefined,
    );
  },
};
const CHOSEN = 'chosen';

/** Grafana keeps router 5 at the top and hands version 6 to newer code through the compat package. */
const routerForScenes: Plugin = {
  name: 'router-for-scenes',
  setup(bundler) {
    bundler.onResolve({ filter: /^react-router(-dom)?$/ }, ({ importer, kind }) =>
      /@grafana[\\/]scenes/.test(importer)
        ? bundler.resolve('react-router-dom-v5-compat', { kind, resolveDir: LIBRARIES })
        : undefined,
    );
  },
};

/** CommonJS packages whose default Grafana's .mjs files import as if they were ES modules. */
const COMMONJS_DEFAULTS =
  /^(react-custom-scrollbars-2|react-highlight-words|calculate-size|@uiw\/react-codemirror)$/;
const commonJsDefaults: Plugin = {
  name: 'commonjs-defaults',
  setup(bundler) {
    bundler.onResolve({ filter: COMMONJS_DEFAULTS }, ({ path, namespace, resolveDir }) =>
      namespace === 'commonjs-default'
        ? undefined
        : { path, namespace: 'commonjs-default', pluginData: resolveDir },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'commonjs-default' }, ({ path, pluginData }) => {
      const name = JSON.stringify(path);
      return {
        contents: `import whole from ${name}; export default whole; export * from ${name};`,
        resolveDir: pluginData,
      };
    });
  },
};

/** Libraries with state of their own exist once, also where a CommonJS dependency requires them. */
const STATEFUL = /^(@grafana\/(data|ui|runtime|schema|i18n|scenes|e2e-selectors)|rxjs|moment)(\/|$)/;
const oneCopy: Plugin = {
  name: 'one-copy',
  setup(bundler) {
    bundler.onResolve({ filter: STATEFUL }, ({ path, kind, resolveDir }) =>
      kind === 'require-call' ? bundler.resolve(path, { kind: 'import-statement', resolveDir }) : undefined,
    );
  },
};

rmSync(OUT, { recursive: true, force: true });
await build({
  absWorkingDir: FOLDER,
  entryPoints: ['page/main.tsx'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.svg': 'text', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
  plugins: [chosenLibraries, routerForScenes, commonJsDefaults, oneCopy],
  logLevel: 'warning',
});
