import { expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { Scratch } from '../../graph/scratch.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { nameClasses } from './class-names.ts';
import { inferShapes, listPlainObjects } from './object-shapes.ts';
import { readSourceLocations } from './source-locations.ts';

function classesOf(nodes: readonly NodeText[]): { names: string[]; keys: string[] } {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(programText([], nodes)));
  const columns = parser.finish();
  const scratch = new Scratch(columns.nodeCount);
  const objects = listPlainObjects(columns, scratch);
  const shapes = inferShapes(columns, objects);
  const classes = nameClasses(columns, readSourceLocations(columns), objects, shapes, scratch);
  const numbers = [...classes.classOf].slice(2);
  return { names: numbers.map((n) => classes.names[n]), keys: numbers.map((n) => classes.keys[n]) };
}
const withProperties = (...names: string[]): NodeText => ({
  name: 'Object',
  edges: names.map((name): EdgeText => ({ to: 0, name })),
});

test('every kind of node has a class', () => {
  expect(
    classesOf([
      { type: 'hidden', name: 'system / Map' },
      { type: 'array', name: '(object elements)' },
      { type: 'string', name: 'a secret' },
      { type: 'code', name: 'f' },
      { type: 'regexp', name: 'a+' },
      { type: 'closure', name: 'f' },
      { type: 'closure', name: '' },
      { type: 'object', name: 'Session' },
      { type: 'native', name: 'Node / TCP' },
      { type: 'native', name: 'Detached <div id="a">' },
    ]).names,
  ).toEqual([
    '(system)',
    '(array)',
    '(string)',
    '(compiled code)',
    'RegExp',
    'f()',
    '<anonymous>()',
    'Session',
    'Node / TCP',
    'Detached <div>',
  ]);
});

test('one name at two places is two classes', () => {
  const { names, keys } = classesOf([
    { name: 'Entry', location: [1, 2, 3] },
    { name: 'Entry', location: [1, 9, 3] },
    { name: 'Entry', location: [1, 2, 3] },
    { name: 'Entry' },
  ]);
  expect(new Set(names)).toEqual(new Set(['Entry']));
  expect(keys).toEqual(['1:2:3:Entry', '1:9:3:Entry', '1:2:3:Entry', 'Entry']);
});

test('plain objects go by their properties, the widest known shape first', () => {
  const { names } = classesOf([
    withProperties('id', 'name'),
    withProperties('id', 'name'),
    withProperties('name', 'id', 'extra'),
    withProperties('id'),
    withProperties(),
    withProperties('__proto__', 'a,b'),
    withProperties('a,b'),
  ]);
  expect(names).toEqual(['{id, name}', '{id, name}', '{id, name}', 'Object', 'Object', '{"a,b"}', '{"a,b"}']);
});
