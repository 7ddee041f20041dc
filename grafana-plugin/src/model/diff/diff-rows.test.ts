import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_ORDER, type DiffOrder, type DiffRow, orderAfterClick, orderRows } from './diff-rows.ts';
import { isUserClass } from './system-class.ts';

function row(className: string, retainedByAddedBytes: number, addedCount = 1, removedCount = 0): DiffRow {
  return {
    className,
    isSystem: className.startsWith('('),
    addedCount,
    removedCount,
    deltaCount: addedCount - removedCount,
    addedBytes: addedCount * 8,
    removedBytes: removedCount * 8,
    deltaBytes: (addedCount - removedCount) * 8,
    retainedByAddedBytes,
  };
}

const rows = [
  row('(array)', 900, 3),
  row('Session', 500, 2),
  row('Array', 700, 9),
  row('Node / BindingData', 600, 4),
  row('leakEventCallback()', 800, 7, 1),
];
const names = (ordered: readonly DiffRow[]) => ordered.map(({ className }) => className);

describe('the order', () => {
  test("begins with the program's own classes, whatever V8 retains", () => {
    expect(names(orderRows(rows, '', DEFAULT_ORDER))).toEqual([
      'leakEventCallback()',
      'Session',
      '(array)',
      'Array',
      'Node / BindingData',
    ]);
  });

  test('may be by the number alone', () => {
    expect(names(orderRows(rows, '', { ...DEFAULT_ORDER, userFirst: false }))).toEqual([
      '(array)',
      'leakEventCallback()',
      'Array',
      'Node / BindingData',
      'Session',
    ]);
  });

  test('of another column starts with the largest, and turns with a second click', () => {
    const byAdded = orderAfterClick({ ...DEFAULT_ORDER, userFirst: false }, 'addedCount');
    expect(names(orderRows(rows, '', byAdded))[0]).toBe('Array');
    expect(names(orderRows(rows, '', orderAfterClick(byAdded, 'addedCount')))[0]).toBe('Session');
    expect(orderAfterClick(byAdded, 'className').isDescending).toBe(false);
  });

  test('is the same from whatever order rows come in', () => {
    const alike = [row('b', 1), row('a', 1), row('c', 1)];
    const order = { ...DEFAULT_ORDER, column: 'addedCount' } as const;
    expect(orderRows(alike, '', order)).toEqual(orderRows([...alike].reverse(), '', order));
  });
});

/** The slow twin: compares rows with words. */
function orderedPlainly(rows: readonly DiffRow[], { column, isDescending, userFirst }: DiffOrder): DiffRow[] {
  const names = (a: DiffRow, b: DiffRow) =>
    a.className < b.className ? -1 : a.className > b.className ? 1 : 0;
  return [...rows].sort((a, b) => {
    const byUser = Number(isUserClass(b.className)) - Number(isUserClass(a.className));
    const byColumn = column === 'className' ? names(a, b) : a[column] - b[column];
    return (
      (userFirst ? byUser : 0) ||
      (isDescending ? -byColumn : byColumn) ||
      b.retainedByAddedBytes - a.retainedByAddedBytes ||
      names(a, b)
    );
  });
}

const anyRow = fc
  .tuple(
    fc.constantFrom('(array)', 'Array', 'Order', 'order', 'Ünit', 'Zebra'),
    fc.nat(3),
    fc.nat(3),
    fc.nat(3),
  )
  .map(([name, ...numbers]) => row(name, ...numbers));

test.each([
  'className',
  'addedCount',
  'removedCount',
  'deltaCount',
  'deltaBytes',
  'retainedByAddedBytes',
] as const)('any rows by %s are as the slow twin has them', (column) => {
  fc.assert(
    fc.property(fc.array(anyRow), fc.boolean(), fc.boolean(), (given, isDescending, userFirst) => {
      const order = { column, isDescending, userFirst };
      expect(orderRows(given, '', order)).toEqual(orderedPlainly(given, order));
    }),
  );
});

test('the filter ignores case, and leaves the rows given alone', () => {
  const given = [...rows];
  expect(names(orderRows(given, ' ARRAY', DEFAULT_ORDER))).toEqual(['(array)', 'Array']);
  expect(given).toEqual(rows);
});
