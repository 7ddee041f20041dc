import { expect, test } from 'vitest';
import { cutText, terminalText, wrapText } from './terminal-text.ts';
import { formatTable } from './text-table.ts';

test('numbers stand right, names are cut to fit', () => {
  const lines = formatTable(
    ['Class', 'Count'],
    [
      ['AVeryLongClassNameIndeed', '1,000'],
      ['B', '2'],
    ],
    24,
  );
  expect(lines).toEqual(['Class              Count', 'AVeryLongClassNa…  1,000', 'B                      2']);
});

test('names cannot drive the terminal', () => {
  expect(terminalText('\u001b[31mred\u0007\u202e')).toBe('�[31mred��');
});

test('long lines wrap at spaces, and lose nothing', () => {
  expect(wrapText('    held by a → b → c', 14, 6)).toEqual(['    held by a', '      → b → c']);
  expect(cutText('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
});
