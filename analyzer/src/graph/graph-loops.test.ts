import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assembledModules } from '../../generate.ts';
import { LinearMemory } from '../parse/columns/linear-memory.ts';
import { openGraphLoops } from './graph-loops.ts';

test('the committed modules are what their sources are compiled to', { timeout: 60_000 }, async () => {
  for (const { path, text } of await assembledModules()) {
    expect(readFileSync(path, 'utf8'), `${path}: npm run generate`).toBe(text);
  }
});

test('loops are for columns of one memory', () => {
  const [one, other] = [LinearMemory.open(64), LinearMemory.open(64)].map((memory) => {
    const { buffer } = memory as LinearMemory;
    return new Uint32Array(buffer, memory?.take(16), 4);
  });
  expect(openGraphLoops([one, one])).toBeDefined();
  expect(openGraphLoops([one, other])).toBeUndefined();
  expect(openGraphLoops([one, new Uint32Array(4)])).toBeUndefined();
  expect(openGraphLoops([new Uint32Array(4)])).toBeUndefined();
});
