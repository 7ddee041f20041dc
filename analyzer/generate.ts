/** Assembles the WebAssembly of the analyzer. `node analyzer/generate.ts` */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

const FOLDER = join(import.meta.dirname, 'src');

/** A file to be committed: a module's bytes as base64, so that it needs no file of its own where it runs. */
export interface AssembledModule {
  readonly path: string;
  readonly text: string;
}

export async function assembledModules(): Promise<AssembledModule[]> {
  return [
    writtenModule(
      'parse/records/plain-records-module.ts',
      'assembly/plain-records.ts',
      await compileLoops('plain-records.ts'),
    ),
    writtenModule('graph/graph-loops-module.ts', 'assembly/graph.ts', await compileLoops('graph.ts')),
  ];
}

/** AssemblyScript: no runtime and no data of its own, memory given by who makes an instance. */
async function compileLoops(entry: string): Promise<Uint8Array> {
  const base = join(import.meta.dirname, 'assembly');
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      ...[entry, '--baseDir', base, '--outFile', 'out.wasm', '-O3', '--converge', '--noAssert'],
      ...['--runtime', 'stub', '--importMemory', '--memoryBase', '0', '--use', 'abort='],
    ],
    {
      writeFile: (name, contents) => {
        if (name === 'out.wasm' && typeof contents !== 'string') binary = contents;
      },
    },
  );
  if (error !== null || binary === undefined) throw new Error(`${entry} cannot be compiled:\n${stderr}`);
  return binary;
}

function writtenModule(file: string, source: string, bytes: Uint8Array): AssembledModule {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,100}/g)
    ?.map((line) => `  '${line}',`);
  const name = file
    .replace(/^.*\/(.*)\.ts$/, '$1')
    .replaceAll('-', '_')
    .toUpperCase();
  const text = `// Made by analyzer/generate.ts from ${source}: change it there.\nexport const ${name} = [\n${lines?.join('\n')}\n].join('');\n`;
  return { path: join(FOLDER, file), text };
}

if (import.meta.main) {
  for (const { path, text } of await assembledModules()) writeFileSync(path, text);
}
