import type { Plugin } from 'rolldown';

/** `perf_hooks` has constants that modules read while they are loaded: they load where the process cannot be asked. */
const NAMED_IMPORT = /^import (\{[^}]*\}) from "(node:(?!perf_hooks)[^"]+)";$/gm;
const NAMESPACE_IMPORT = /^import \* as (\w+) from "(node:[^"]+)";$/gm;

/**
 * Asks the process for the parts of Node.js that modules import. Imported, each costs the record of a module with all its
 * exports, and the loader's work: 0.05 MB of live heap for the eight that every process needs. A Node.js that is too old
 * to be asked is told so by code that needs none of them.
 */
export const builtinsOfProcess: Plugin = {
  name: 'builtins-of-process',
  renderChunk: (code) =>
    code
      .replaceAll(
        NAMED_IMPORT,
        (_, names: string, id: string) => `const ${names.replaceAll(' as ', ': ')} = ${ask(id)};`,
      )
      .replaceAll(NAMESPACE_IMPORT, (_, name: string, id: string) => `const ${name} = ${ask(id)};`),
};

const ask = (id: string) => `process.getBuiltinModule?.("${id}") ?? {}`;
