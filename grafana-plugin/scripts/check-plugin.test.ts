import { expect, test } from 'vitest';
import { type ArchiveFiles, checkPlugin } from './check-plugin.ts';

const ROOT = 'acme-heap-app';
const info = {
  version: '1.2.3',
  updated: '2026-01-02',
  description: 'What the heap of a program holds',
  keywords: ['heap'],
  author: { name: 'Acme' },
  logos: { small: 'img/logo.svg', large: 'img/logo.svg' },
};
const dependencies = { grafanaDependency: '>=12.4.0' };
const app = {
  id: ROOT,
  type: 'app',
  name: 'Heap',
  info,
  dependencies,
  includes: [
    { type: 'panel', path: 'panels/teeth/plugin.json' },
    { type: 'page', path: '/a/acme-heap-app' },
  ],
};
const panel = { id: 'acme-teeth-panel', type: 'panel', name: 'Teeth', info, dependencies };

function archive(changes: Readonly<Record<string, string | undefined>> = {}): ArchiveFiles {
  const texts: Record<string, string | undefined> = {
    'plugin.json': JSON.stringify(app),
    'module.js': 'define([], () => ({}))',
    'module.js.map': '{}',
    'README.md': `# Heap\n![Logo](public/plugins/${ROOT}/img/logo.svg)${'It says a lot. '.repeat(40)}`,
    'CHANGELOG.md': '# Changelog\n',
    LICENSE: 'Apache License\n   Version 2.0',
    'img/logo.svg': '<svg></svg>',
    'panels/teeth/plugin.json': JSON.stringify(panel),
    'panels/teeth/module.js': 'define([], () => ({}))',
    'panels/teeth/module.js.map': '{}',
    'panels/teeth/img/logo.svg': '<svg></svg>',
    ...changes,
  };
  const kept = Object.entries(texts).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, text] as const],
  );
  return Object.fromEntries(kept.map(([path, text]) => [`${ROOT}/${path}`, new TextEncoder().encode(text)]));
}

test('an archive that keeps the rules has no faults', () => {
  expect(checkPlugin(archive(), '1.2.3')).toEqual([]);
});

test.each([
  [{ 'README.md': '# Heap' }, 'README.md says too little'],
  [{ 'README.md': `# Heap ${'![x](../docs/x.png) '.repeat(40)}` }, 'README.md links to ../docs/x.png, which'],
  [{ 'CHANGELOG.md': undefined }, 'no CHANGELOG.md'],
  [{ LICENSE: 'All rights reserved' }, 'LICENSE'],
  [{ 'module.js': undefined }, 'acme-heap-app: it has no module.js'],
  [{ 'panels/teeth/module.js.map': undefined }, 'acme-teeth-panel: it has no source map'],
  [{ 'panels/teeth/img/logo.svg': undefined }, 'acme-teeth-panel: the image img/logo.svg is not there'],
  [{ 'panels/teeth/module.js': 'x'.repeat(70_000) }, 'its module.js has 70000 bytes'],
  [{ 'img/logo.svg': '<svg onload="steal()"></svg>' }, 'no safe image'],
  [{ 'module.js': 'eval(1)' }, 'makes code at run time'],
  [{ 'plugin.json': JSON.stringify({ ...app, includes: [] }) }, 'not among the app'],
  [{ 'plugin.json': JSON.stringify({ ...app, id: 'acme-other-app' }) }, 'not everything is in the folder'],
  [{ 'plugin.json': JSON.stringify({ ...app, info: { ...info, version: '%VERSION%' } }) }, 'placeholder'],
  [
    { 'panels/teeth/plugin.json': JSON.stringify({ ...panel, routes: [{ path: 'x', method: 'POST' }] }) },
    'the route POST x is open to Viewers',
  ],
  [{ 'node_modules/left-pad/index.js': '' }, 'does not belong here'],
])('%o is refused', (changes, fault) => {
  expect(checkPlugin(archive(changes), '1.2.3').join('\n')).toContain(fault);
});

test('the version is that of package.json', () => {
  expect(checkPlugin(archive(), '1.2.4')).toHaveLength(2);
});
