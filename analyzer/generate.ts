/** Assembles the WebAssembly text of the parser. `node analyzer/generate.ts` */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import loadWabt from 'wabt';

const FOLDER = join(import.meta.dirname, 'src/parse');

/** The file to be committed: the module's bytes as base64, so that it needs no file of its own where it runs. */
export async function assembledModule(): Promise<{ path: string; text: string }> {
  const wabt = await loadWabt();
  const source = wabt.parseWat('plain-records.wat', readFileSync(join(FOLDER, 'plain-records.wat'), 'utf8'));
  const { buffer } = source.toBinary({});
  source.destroy();
  const lines = Buffer.from(buffer)
    .toString('base64')
    .match(/.{1,100}/g)
    ?.map((line) => `  '${line}',`);
  const text = `// Made by analyzer/generate.ts from plain-records.wat: change it there.\nexport const PLAIN_RECORDS_MODULE = [\n${lines?.join('\n')}\n].join('');\n`;
  return { path: join(FOLDER, 'plain-records-module.ts'), text };
}

if (import.meta.main) {
  const { path, text } = await assembledModule();
  writeFileSync(path, text);
}
