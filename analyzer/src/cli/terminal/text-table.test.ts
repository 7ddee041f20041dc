import { expect, test } from 'vitest';
import { cutText, cutTextStart, terminalText, textWidth, wrapText } from './terminal-text.ts';
import { cutNote, formatTable } from './text-table.ts';

test('numbers stand right, names are cut to fit', () => {
  const lines = formatTable(
    ['Class', 'Count'],
    [
      ['AVeryLongClassNameIndeed', '1,000'],
      ['B', '2'],
    ],
    { width: 24 },
  );
  expect(lines).toEqual(['Class              Count', 'AVeryLongClassNa…  1,000', 'B                      2']);
});

test('wide characters take two columns, and everything stays in line', () => {
  const rows = [
    ['注文キャッシュ', '1'],
    ['👩‍👩‍👧Family', '22'],
    ['Plain', '333'],
  ];
  const lines = formatTable(['Class', 'Count'], rows, { width: 80 });
  expect(lines.map(textWidth)).toEqual([21, 21, 21, 21]);
  expect(lines[1]).toBe('注文キャッシュ      1');
});

test('a narrow terminal goes without the columns that matter least, and says so', () => {
  const rows = [['SomethingLong', '1,000', '2,000', '3.5 MiB']];
  const lines = formatTable(['Class', 'Added', 'Removed', 'Size'], rows, { width: 32, optional: [2, 1] });
  expect(lines[1]).toBe('SomethingLong  1,000  3.5 MiB');
  expect(lines[2]).toBe('(too narrow for: Removed)');
});

test('a list that was cut says how much', () => {
  expect(cutNote(2020, 20, 'classes')).toEqual(['… 2,000 more classes (--top)']);
  expect(cutNote(20, 20, 'classes')).toEqual([]);
});

test('names cannot drive the terminal', () => {
  expect(terminalText('\u001b[31mred\u0007\u202e')).toBe('�[31mred��');
});

test('long lines wrap at spaces, and lose nothing', () => {
  expect(wrapText('    held by a → b → c', 14, 6)).toEqual(['    held by a', '      → b → c']);
  expect(wrapText('注文 注文 注文', 9, 2)).toEqual(['注文 注文', '  注文']);
});

test('a cut keeps whole characters, and of a path the end', () => {
  expect(cutText('🙂🙂🙂🙂', 3)).toBe('🙂…');
  expect(cutText('e\u0301tude', 3)).toBe('e\u0301t…');
  expect(cutTextStart('/srv/snapshots/late.heapsnapshot', 18)).toBe('…late.heapsnapshot');
});
