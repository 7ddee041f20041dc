export type ColumnId = 'who' | 'verdict' | 'trend' | 'slope' | 'limit' | 'since';

export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** Right-aligned. */
  readonly isNumber?: boolean;
  /** Pixels at least, and share of the room that is left. */
  readonly leastPx: number;
  readonly share: number;
}

const COLUMNS: readonly Column[] = [
  { id: 'who', title: 'Process', leastPx: 130, share: 2 },
  { id: 'verdict', title: 'Verdict', leastPx: 124, share: 0 },
  { id: 'trend', title: 'Live set', leastPx: 120, share: 3 },
  { id: 'slope', title: 'Growth', isNumber: true, leastPx: 88, share: 0 },
  { id: 'limit', title: 'Reaches its limit', isNumber: true, leastPx: 116, share: 0 },
  { id: 'since', title: 'Since', isNumber: true, leastPx: 110, share: 0 },
];
/** Where room is short these go, in this order. */
const DISPENSABLE: readonly ColumnId[] = ['since', 'trend', 'slope'];

export const COLUMN_GAP_PX = 16;

/** The columns that have room, in their order. */
export function columnsFor(widthPx: number): readonly Column[] {
  let columns = COLUMNS;
  for (const id of DISPENSABLE) {
    if (neededPx(columns) <= widthPx) break;
    columns = columns.filter((column) => column.id !== id);
  }
  return columns;
}

/** As `grid-template-columns`. */
export function gridColumns(columns: readonly Column[]): string {
  return columns
    .map(({ leastPx, share }) => (share === 0 ? `${leastPx}px` : `minmax(${leastPx}px, ${share}fr)`))
    .join(' ');
}

/** Width of one column where all of them share `widthPx`. */
export function columnPx(columns: readonly Column[], id: ColumnId, widthPx: number): number {
  const column = columns.find((candidate) => candidate.id === id);
  if (column === undefined) return 0;
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const fixedPx = columns.reduce((sum, { leastPx, share }) => sum + (share === 0 ? leastPx : 0), 0);
  const freePx = widthPx - fixedPx - gapsPx(columns);
  return Math.max(column.leastPx, column.share === 0 ? 0 : (freePx * column.share) / shares);
}

function neededPx(columns: readonly Column[]): number {
  return columns.reduce((sum, { leastPx }) => sum + leastPx, gapsPx(columns));
}

/** Gaps between the columns, and the padding at both ends. */
function gapsPx(columns: readonly Column[]): number {
  return columns.length * COLUMN_GAP_PX;
}
