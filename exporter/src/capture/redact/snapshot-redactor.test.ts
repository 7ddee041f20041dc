import { describe, expect, test } from 'vitest';
import { programText, snapshotText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { type RedactionOptions, SnapshotRedactor } from './snapshot-redactor.ts';

function redact(text: string, chunkBytes = text.length, options?: RedactionOptions): string {
  const redactor = new SnapshotRedactor(options);
  const bytes = new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  for (let p = 0; p < bytes.length; p += chunkBytes) {
    pieces.push(...redactor.write(bytes.slice(p, p + chunkBytes)));
  }
  redactor.end();
  return Buffer.concat(pieces).toString();
}

const stringsOf = (text: string): readonly string[] => JSON.parse(text).strings;

const text = (name: string) => ({ type: 'string', name });
/** The root leads to the global object, a dictionary, as V8 writes it; then what the test is about. */
function heap(nodes: Parameters<typeof snapshotText>[0]): string {
  return snapshotText([
    { name: '', edges: [{ to: 1, type: 'shortcut', name: '1' }] },
    {
      name: 'global',
      edges: [
        { to: 2, type: 'internal', name: 'properties' },
        { to: 3, name: 'leakStore' },
      ],
    },
    { type: 'array', name: '(object properties)' },
    ...nodes,
  ]);
}
const plain = heap([
  {
    name: 'Session',
    edges: [
      { to: 4, name: 'token' },
      { to: 5, type: 'internal', name: 'elements' },
    ],
  },
  text('hunter "two"\n'),
  { type: 'array', name: '(object elements)' },
  {
    name: 'Object',
    edges: [
      { to: 2, type: 'internal', name: 'properties' },
      { to: 4, name: 'ann' },
      { to: 4, name: 'handler' },
    ],
  },
  { type: 'closure', name: 'handler' },
  { type: 'regexp', name: '^ann$' },
]);

describe('what stays and what goes', () => {
  const [before, after] = [stringsOf(plain), stringsOf(redact(plain))];
  const became = (name: string): string | undefined => after[before.indexOf(name)];

  test.each(['Session', 'token', 'leakStore', 'handler', '(object properties)', 'elements', 'global'])(
    '%s stays',
    (name) => expect(became(name)).toBe(name),
  );
  test.each([
    ['hunter "two"\n', /^«string:13:[0-9a-f]{16}»$/],
    ['ann', /^«name:3:[0-9a-f]{16}»$/],
    ['^ann$', /^«string:5:[0-9a-f]{16}»$/],
  ])('%j goes', (name, expected) => expect(became(name)).toMatch(expected));

  test('all but the strings is byte for byte what it was', () => {
    const end = plain.indexOf('"strings"');
    expect(redact(plain).slice(0, end)).toBe(plain.slice(0, end));
  });

  test('what the user allows stays', () => {
    expect(stringsOf(redact(plain, plain.length, { allowedNames: ['ann'] }))).toContain('ann');
  });
});

test('keys of an object with more than 64 named properties go', () => {
  const keys = (count: number) =>
    heap([
      {
        name: 'Wide',
        edges: [
          { to: 4, name: '__proto__' },
          ...Array.from({ length: count }, (_, n) => ({
            to: 4,
            name: `key${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]}`,
          })),
        ],
      },
      text('x'),
    ]);
  const left = (count: number) =>
    stringsOf(redact(keys(count))).filter((name) => name.startsWith('key')).length;
  expect(left(64)).toBe(64);
  expect(left(65)).toBe(0);
});

test('the numbers of array slots stay, unless a text says the same', () => {
  const snapshot = heap([
    {
      type: 'array',
      name: '(object elements)',
      edges: [
        { to: 4, type: 'internal', name: '415000' },
        { to: 4, type: 'internal', name: '483920' },
        { to: 5, type: 'internal', name: '42' },
        { to: 4, type: 'internal', name: '4915112345678' },
      ],
    },
    text('483920'),
    text('42'),
  ]);
  const redacted = redact(snapshot);
  expect(redacted).toContain('"415000"');
  // too short to tell a text
  expect(redacted).toContain('"42"');
  expect(redacted).not.toContain('483920');
  expect(redacted).not.toContain('4915112345678');
  expect(redact(snapshot, snapshot.length, { allowedNames: ['483920'] })).toContain('"483920"');
});

test('without a global object to tell, whoever has an array is a dictionary', () => {
  const lone = programText(
    [{ to: 2, name: 'held' }],
    [
      {
        name: 'Bag',
        edges: [
          { to: 3, type: 'internal', name: 'elements' },
          { to: 3, name: 'ann' },
        ],
      },
      { type: 'array', name: '(object elements)' },
    ],
  ).replaceAll('"global"', '"global"');
  expect(stringsOf(redact(lone))).not.toContain('ann');
});

test('any cut into chunks gives the same', () => {
  const key = new Uint8Array(16).fill(7);
  const whole = redact(plain, plain.length, { key });
  for (const bytes of [1, 2, 7, 65_536]) expect(redact(plain, bytes, { key })).toBe(whole);
});

describe('what cannot be redacted does not leave', () => {
  test.each([
    ['nothing', '', /ends too early/],
    ['another JSON', '{"a":[1]}', /expected "snapshot" first/],
    ['a list', '[1]', /expected \{/],
    ['half of it', plain.slice(0, -30), /ends too early/],
    ['no strings', `${plain.slice(0, plain.indexOf(',\n"strings"'))}}`, /ends too early/],
    [
      'text in another section',
      plain.replace('"trace_tree":[]', '"trace_tree":["x"]'),
      /text outside "strings"/,
    ],
    ['text in a list of numbers', plain.replace('"samples":[]', '"samples":["x"]'), /expected numbers/],
    ['strings that come twice', plain.replace(/\}$/, ',"strings":[]}'), /those once/],
    ['a name among the numbers', plain.replace('"nodes":[9', '"nodes":["a"'), /expected numbers/],
    ['half a record', plain.replace('"edges":[', '"edges":[1,'), /more edges|whole records|fewer/],
    ['too few edges', plain.replace(/"edges":\[[^\]]*\]/, '"edges":[]'), /fewer edges/],
    [
      'dictionaries of another kind',
      plain.replace('"(object properties)"', '"(swiss table)"'),
      /keeps dictionaries in a way that is not known/,
    ],
    ['an endless name', plain.replace('"samples"', `"${'s'.repeat(100)}"`), /short name/],
    [
      'a string index past all bounds',
      plain.replace('"nodes":[9,0', '"nodes":[9,2000000000'),
      /expected at most/,
    ],
  ])('%s', (_, damaged, message) => {
    expect(() => redact(damaged)).toThrow(expect.objectContaining({ name: 'RedactionError' }));
    expect(() => redact(damaged)).toThrow(message);
  });
});
