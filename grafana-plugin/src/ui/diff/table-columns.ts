import type { DiffColumn } from '../../model/diff/diff-rows.ts';

interface TableColumn {
  readonly column: DiffColumn;
  readonly label: string;
  readonly description: string;
  readonly widthPx: number;
  /** Narrower tables leave it out. */
  readonly fromPx: number;
}

const NUMBER_COLUMNS: readonly TableColumn[] = [
  {
    column: 'addedCount',
    label: 'Added',
    description: 'Nodes that the baseline does not have',
    widthPx: 90,
    fromPx: 760,
  },
  { column: 'removedCount', label: 'Removed', description: 'Nodes that are gone', widthPx: 90, fromPx: 760 },
  { column: 'deltaCount', label: 'Delta', description: 'Added less removed', widthPx: 90, fromPx: 560 },
  {
    column: 'deltaBytes',
    label: 'Shallow Δ',
    description: 'Bytes of the added nodes themselves, less those of the removed',
    widthPx: 100,
    fromPx: 660,
  },
  {
    column: 'retainedByAddedBytes',
    label: 'Retained by added',
    description: 'Bytes that would be freed with the added nodes',
    widthPx: 150,
    fromPx: 0,
  },
];

export function columnsFor(widthPx: number): readonly TableColumn[] {
  return NUMBER_COLUMNS.filter(({ fromPx }) => widthPx >= fromPx);
}

/** As CSS has it. */
export function gridTemplate(widthPx: number): string {
  const numbers = columnsFor(widthPx).map((column) => `${column.widthPx}px`);
  return ['minmax(0, 1fr)', ...numbers].join(' ');
}
