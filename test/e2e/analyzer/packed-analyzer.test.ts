import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../tools/exported-apps.ts';
import { installPacked, packWorkspace } from '../../tools/packed-package.ts';

/** An empty folder with a snapshot and the packed analyzer, which finds its own dependencies and nothing else. */
let folder = '';
beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'analyzer'], { cwd: ROOT });
  folder = mkdtempSync(join(tmpdir(), 'heapwatch-packed-'));
  installPacked('analyzer', 'heapwatch', packWorkspace('analyzer', folder), folder);
  const packed = readFileSync(join(ROOT, 'test/fixtures/node-24.heapsnapshot.br'));
  writeFileSync(join(folder, 'a.heapsnapshot'), brotliDecompressSync(packed));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
};

test('the packed analyzer runs as a program', () => {
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/heapwatch/package.json'), 'utf8'));
  const program = join('node_modules/heapwatch', manifest.bin.heapwatch);
  expect(node(program, '--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  const files = ['a.heapsnapshot', 'a.heapsnapshot'];
  for (const args of [
    ['summary', 'a.heapsnapshot'],
    ['diff', ...files],
    ['diff', ...files, '--html', 'a.html'],
  ]) {
    expect(node(program, ...args)).toMatchObject({ status: 0, stderr: '' });
  }
});

test.each([
  ['use.mjs', `import { loadSnapshot } from 'heapwatch'; import { expectNoLeak } from 'heapwatch/testing';`],
  [
    'use.cjs',
    `const { loadSnapshot } = require('heapwatch'); const { expectNoLeak } = require('heapwatch/testing');`,
  ],
])('the packed analyzer is a library to %s', (file, imports) => {
  writeFileSync(
    join(folder, file),
    `${imports}
     (async () => {
       const { nodeIds } = await loadSnapshot('a.heapsnapshot');
       await expectNoLeak(() => new Array(8).fill(0));
       console.log(nodeIds.length > 1000);
     })();`,
  );
  expect(node(file)).toEqual({ status: 0, stdout: 'true\n', stderr: '' });
});
