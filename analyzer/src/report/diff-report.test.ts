import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect, test } from 'vitest';
import type { RetainedMap } from '../explain/diff/retained-map.ts';
import type { PathStep } from '../explain/paths/retaining-path.ts';
import type { ComparedFiles } from './compared-files.ts';
import { renderDiffReport } from './diff-report.ts';
import { embeddedJson, html } from './html.ts';
import { visibleText } from './visible-text.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** All elements with the names of their attributes, in order: what a name must not change. */
function structure(page: string): string[] {
  const found: string[] = [];
  const open: Node[] = [...parse(page).childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('tagName' in node)) continue;
    found.push([node.tagName, ...node.attrs.map(({ name }) => name)].join(' '));
    open.push(...node.childNodes.toReversed());
  }
  return found;
}

/** A diff in which every text that comes from a snapshot or a file name is `name`. */
function report(name: string): string {
  const source = { url: name, line: 3, column: 4, generated: { url: name, line: 1, column: 900 } };
  const path: PathStep[] = [
    { edgeType: 'shortcut', className: name, source },
    { edgeType: 'property', edgeName: name, className: name, count: 3 },
    { edgeType: 'context', edgeName: name, className: name, omitted: 2 },
    { edgeType: 'internal', edgeName: name, className: name },
  ];
  const held = { className: name, nodeId: 7, holders: name, source, path, retainedBytes: 9, sentence: name };
  const diff: ComparedFiles = {
    baseline: { file: name, nodes: 10, bytes: 1000 },
    between: [name],
    current: { file: name, nodes: 20, bytes: 3000 },
    sameProcess: true,
    classes: [
      {
        className: name,
        addedCount: 10,
        removedCount: 1,
        deltaCount: 9,
        addedBytes: 2000,
        removedBytes: 0,
        deltaBytes: 2000,
        retainedByAddedBytes: 2000,
      },
    ],
    suspects: [
      {
        rank: 1,
        className: name,
        functionName: name,
        source,
        addedCount: 10,
        deltaBytes: 2000,
        retainedBytes: 2000,
        sentence: name,
        holders: name,
        path,
      },
    ],
    collections: {
      rows: [{ ...held, kind: 'map', entries: 9, isUpperBound: false, before: 4, isBeforeUpperBound: true }],
      leftOut: 1,
    },
    listeners: {
      rows: [
        {
          emitterClass: name,
          event: name,
          listeners: 9,
          emitters: 1,
          mostOnOne: 9,
          functionName: name,
          source,
          before: 4,
          emittersBefore: 1,
          sentence: name,
        },
      ],
      leftOut: 0,
    },
    contexts: { rows: [{ ...held, kind: 'nativeContext', before: 1, count: 2 }], leftOut: 0 },
  };
  const box = { className: name, count: 10, bytes: 2000, isStorage: false };
  const rest = { boxes: 0, bytes: 0 };
  const inner = { ...box, isStorage: true, parts: [], rest };
  const map: RetainedMap = { bytes: 2000, parts: [{ ...box, parts: [inner], rest }], rest };
  return renderDiffReport(diff, map, { madeBy: 'heapwatch', scripts: ['1;'] });
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '</script>',
        '<script>alert(1)</script>',
        '<!--',
        '--!>',
        '<img src=x onerror=alert(1)>',
        '" onmouseover="x',
        "' x='",
        '`',
        '&lt;',
        '&#0;',
        ']]>',
        '</style>',
        '</title>',
        '<svg/onload=x>',
        '\u2028',
        '\u202e',
        '\u0000',
        '\ud800',
        'javascript:x',
        'http://example.test/x.png',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => `n${parts.join('')}n`);

test('a page has the same elements and attributes whatever its names are', () => {
  const plain = structure(report('name'));
  expect(plain.length).toBeGreaterThan(60);
  fc.assert(
    fc.property(hostile, (name) => {
      expect(structure(report(name))).toEqual(plain);
    }),
  );
});

test('text and attributes say what was put in', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const [root] = parse(`<!doctype html>${html`<p title="${name}">${name}</p>`}`).childNodes.filter(
        (node) => 'tagName' in node,
      );
      const body = root.childNodes[1] as DefaultTreeAdapterTypes.Element;
      const [paragraph] = body.childNodes as DefaultTreeAdapterTypes.Element[];
      expect(paragraph.attrs).toEqual([{ name: 'title', value: visibleText(name) }]);
      expect(paragraph.childNodes).toMatchObject([{ value: visibleText(name) }]);
    }),
  );
});

test('embedded data comes back as it was', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const data = /^<script type="application\/json" id="x">([^<>]*)<\/script>$/.exec(
        embeddedJson('x', [name]).toString(),
      );
      expect(JSON.parse(data?.[1] ?? '')).toEqual([name]);
    }),
  );
});

test('nothing may be loaded, and only what is in the page may run', () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(report('name')) ?? [];
  expect(policy).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+'; base-uri 'none'; form-action 'none'$/,
  );
});
