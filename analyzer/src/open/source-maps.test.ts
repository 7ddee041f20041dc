import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { SourceMaps } from './source-maps.ts';

const parent = mkdtempSync(join(tmpdir(), 'heapwatch-maps-'));
afterAll(() => rmSync(parent, { recursive: true }));
let folder = '';
let runs = 0;
beforeEach(() => {
  folder = join(parent, String(runs++), 'maps');
  mkdirSync(folder, { recursive: true });
});
function put(name: string, content: unknown): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

const SOURCE = `interface Page { readonly body: string }

export class RenderedPage implements Page {
  readonly body: string;
  constructor(body: string) {
    this.body = body;
  }
}
`;
/** What the TypeScript compiler makes of it, with the place of the constructor, from 1. */
function compile(fileName: string): { map: Record<string, unknown>; line: number; column: number } {
  const { outputText, sourceMapText } = ts.transpileModule(SOURCE, {
    fileName,
    compilerOptions: { sourceMap: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  const lines = outputText.split('\n');
  const line = lines.findIndex((text) => text.includes('constructor'));
  return {
    map: JSON.parse(sourceMapText ?? ''),
    line: line + 1,
    column: lines[line].indexOf('constructor') + 1,
  };
}
const { map, line, column } = compile('page.ts');
const place = (url: string): { url: string; line: number; column: number } => ({ url, line, column });

test('a place is told in the source that TypeScript compiled, and the generated one is kept', () => {
  put('page.js.map', map);
  const maps = new SourceMaps(folder);
  expect(maps.locate(place('file:///srv/dist/page.js?v=2'))).toMatchObject({
    url: 'page.ts',
    line: 5,
    column: 3,
    generated: place('file:///srv/dist/page.js?v=2'),
  });
  expect(maps.warnings).toEqual([]);
});

test('a map in sections, with names and a bundler prefix', () => {
  const section = { ...map, sources: ['webpack://shop/./src/page.ts'], names: ['RenderedPage'] };
  put('bundle.js.map', {
    version: 3,
    sections: [
      { offset: { line: 0, column: 0 }, map: { version: 3, sources: [], names: [], mappings: '' } },
      { offset: { line: 100, column: 0 }, map: section },
    ],
  });
  const found = new SourceMaps(folder).locate({ ...place('/srv/bundle.js'), line: line + 100 });
  expect(found).toMatchObject({ url: 'webpack://shop/src/page.ts', line: 5, column: 3 });
});

test('a name in the map is told, as it stands', () => {
  // one mapping: line 1, column 0 to line 1, column 0 of the first source, first name
  put('min.js.map', { version: 3, sources: ['a.ts'], names: ['render\u001bPage'], mappings: 'AAAAA' });
  expect(new SourceMaps(folder).locate({ url: 'min.js', line: 1, column: 9 })).toMatchObject({
    url: 'a.ts',
    name: 'render\u001bPage',
  });
});

describe('which map is a script’s', () => {
  test('the one in the script’s own folders, of several of its name', () => {
    put('shop/page.js.map', { ...map, sources: ['shop.ts'] });
    put('admin/page.js.map', { ...map, sources: ['admin.ts'] });
    const maps = new SourceMaps(folder);
    expect(maps.locate(place('/srv/dist/admin/page.js')).url).toBe('admin.ts');
    expect(maps.warnings).toEqual([]);
    expect(maps.locate(place('/srv/dist/page.js')).url).toBe('/srv/dist/page.js');
    expect(maps.warnings).toEqual([
      '/srv/dist/page.js: 2 source maps fit equally well (admin/page.js.map, shop/page.js.map); none is used',
    ]);
  });

  test('one that names the script in its "file", if none is named for it', () => {
    put('4711.map', { ...map, file: 'page.js' });
    expect(new SourceMaps(folder).locate(place('/srv/page.js')).url).toBe('page.ts');
    expect(new SourceMaps(folder).locate(place('/srv/other.js')).url).toBe('/srv/other.js');
  });

  test('none for Node.js’ own modules, and none outside the directory', () => {
    put('fs.map', { ...map, file: 'node:fs' });
    put('../outside/page.js.map', map);
    symlinkSync(join(folder, '../outside'), join(folder, 'inside'));
    symlinkSync(join(folder, '../outside/page.js.map'), join(folder, 'page.js.map'));
    const maps = new SourceMaps(folder);
    expect(maps.locate(place('node:fs'))).toEqual(place('node:fs'));
    expect(maps.locate(place('../outside/page.js')).url).toBe('../outside/page.js');
  });
});

describe('what is wrong is said, and the rest goes on', () => {
  test.each([
    ['no JSON', '{"version":3,', 'JSON'],
    ['another version', { ...map, version: 2 }, 'no source map of version 3'],
    ['no mappings', { version: 3, sources: [], names: [] }, 'cannot be used'],
    ['a list', [], 'no source map of version 3'],
    ['null', 'null', 'no source map of version 3'],
  ])('%s', (_, content, message) => {
    put('page.js.map', content);
    const maps = new SourceMaps(folder);
    expect(maps.locate(place('/srv/page.js'))).toEqual(place('/srv/page.js'));
    expect(maps.warnings).toHaveLength(1);
    expect(maps.warnings[0]).toContain(message);
    expect(maps.warnings[0]).toContain(join(folder, 'page.js.map'));
  });

  test('a directory without maps, none at all, and a file in its place', () => {
    expect(new SourceMaps(folder).warnings).toEqual([`${folder}: there is no .map file in it`]);
    expect(() => new SourceMaps(join(folder, 'none'))).toThrow('there is no such directory');
    put('file', '');
    expect(() => new SourceMaps(join(folder, 'file'))).toThrow('is no directory');
  });
});
