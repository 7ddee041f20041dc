import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { StatusRow } from './status-row.ts';

/** A terminal of 40 columns and 8 rows that two programs write to. */
function openTerminal() {
  const terminal = new xterm.Terminal({ cols: 40, rows: 8, scrollback: 100, allowProposedApi: true });
  let onResize: () => void = () => undefined;
  const stream = {
    isTTY: true,
    get columns() {
      return terminal.cols;
    },
    get rows() {
      return terminal.rows;
    },
    write: (text: string) => terminal.write(text.replaceAll('\n', '\r\n')),
    on(_event: 'resize', listener: () => void) {
      onResize = listener;
    },
  };
  return {
    stream,
    /** What another program writes. */
    program: (text: string) => terminal.write(text.replaceAll('\n', '\r\n')),
    resize(columns: number, rows: number) {
      terminal.resize(columns, rows);
      onResize();
    },
    async settle() {
      await new Promise<void>((resolve) => terminal.write('', resolve));
    },
    /** All lines, those that have scrolled away too, without empty ones at the end. */
    lines() {
      const { active } = terminal.buffer;
      const lines = Array.from(
        { length: active.length },
        (_, at) => active.getLine(at)?.translateToString(true) ?? '',
      );
      return lines.join('\n').trimEnd().split('\n');
    },
  };
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}`);

test('the row stays, and the lines of the program come out whole and in order', async () => {
  const { stream, program, settle, lines } = openTerminal();
  const row = new StatusRow(stream, 'xterm');
  for (let line = 1; line <= 30; line++) {
    if (line % 3 === 0) row.show(`status ${line}`);
    program(`line ${line}\n`);
  }
  await settle();
  expect(lines().filter((line) => line.startsWith('line'))).toEqual(numbered(1, 30));
  expect(lines().at(-1)).toBe('status 30');
});

test.each([1, 5, 7, 8, 20])('a line that the program has begun goes on, %i lines down', async (count) => {
  const { stream, program, settle, lines } = openTerminal();
  const row = new StatusRow(stream, 'xterm');
  program(`${numbered(1, count).join('\n')}\nname: `);
  row.show('status 1');
  program('Ada');
  row.show('status 2');
  program(' Lovelace\n');
  await settle();
  expect(lines().filter((line) => line !== '' && !line.startsWith('status'))).toEqual([
    ...numbered(1, count),
    'name: Ada Lovelace',
  ]);
});

test('when it is closed nothing of it is left', async () => {
  const { stream, program, settle, lines } = openTerminal();
  const row = new StatusRow(stream, 'xterm');
  program(`${numbered(1, 12).join('\n')}\n`);
  row.show('a status');
  row.print(['heapwatch: a line']);
  row.close();
  program(`${numbered(13, 16).join('\n')}\n`);
  await settle();
  expect(lines().filter((line) => line !== '')).toEqual([
    ...numbered(1, 12),
    'heapwatch: a line',
    ...numbered(13, 16),
  ]);
});

test('a row that is too long is cut, and a terminal that is resized has it at its new end', async () => {
  const { stream, program, resize, settle, lines } = openTerminal();
  const row = new StatusRow(stream, 'xterm');
  row.show('x'.repeat(100));
  await settle();
  expect(lines().at(-1)).toBe(`${'x'.repeat(38)}…`);
  resize(30, 10);
  program(`${numbered(1, 9).join('\n')}\n`);
  await settle();
  expect(lines().at(-1)).toBe(`${'x'.repeat(28)}…`);
});

test.each([
  ['no terminal', { isTTY: false, rows: 24 }, 'xterm'],
  ['a dumb one', { isTTY: true, rows: 24 }, 'dumb'],
  ['one of four rows', { isTTY: true, rows: 4 }, 'xterm'],
])('%s: there is no row, only lines', (_name, given, term) => {
  let written = '';
  const row = new StatusRow({ ...given, write: (text: string) => (written += text) }, term);
  row.show('a status');
  row.print(['a line']);
  row.close();
  expect(written).toBe('a line\n');
});
