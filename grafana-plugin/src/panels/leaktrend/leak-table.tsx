import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, useState } from 'react';
import type { LinkedLeakRow } from '../../data/leak-rows.ts';
import { useRowWindow } from '../../ui/use-row-window.ts';
import { COLUMN_GAP_PX, columnsFor, gridColumns } from './columns.ts';
import { LeakTableRow } from './leak-table-row.tsx';

const HEADER_PX = 24;
const ROW_PX = 46;
/** Room for the scroll bar beside the rows. */
const SCROLLBAR_PX = 12;

interface LeakTableProps {
  /** Worst first. */
  readonly rows: readonly LinkedLeakRow[];
  readonly widthPx: number;
  readonly heightPx: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: TimeZone;
  /** What a link takes along besides the process: `&name=value`, any number of them. */
  readonly linkParameters: string;
}

/** A table of any number of rows, of which only those in view are rendered. Arrow keys, Home and End move in it. */
export function LeakTable({
  rows,
  widthPx,
  heightPx,
  fromMs,
  toMs,
  timeZone,
  linkParameters,
}: LeakTableProps) {
  const styles = useStyles2(getStyles);
  const viewPx = Math.max(0, heightPx - HEADER_PX);
  const { scrollerRef, onScroll, first, end, reveal } = useRowWindow(rows.length, ROW_PX, viewPx);
  const [activeRow, setActiveRow] = useState(0);
  const innerPx = widthPx - SCROLLBAR_PX;
  const columns = columnsFor(innerPx);
  const template = { gridTemplateColumns: gridColumns(columns), columnGap: COLUMN_GAP_PX };

  const moveTo = (row: number) => {
    const target = Math.min(rows.length - 1, Math.max(0, row));
    setActiveRow(target);
    reveal(target);
    // The row may be rendered only by what the two lines above have asked for.
    requestAnimationFrame(() => {
      scrollerRef.current?.querySelector<HTMLElement>(`[aria-rowindex="${target + 2}"] a`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = rowAfterKey(event.key, activeRow, rows.length, Math.max(1, Math.floor(viewPx / ROW_PX)));
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };

  return (
    <div ref={scrollerRef} className={styles.scroller} style={{ height: heightPx }} onScroll={onScroll}>
      <table className={styles.table} aria-label="Leak trend, worst first" aria-rowcount={rows.length + 1}>
        <thead className={styles.head}>
          <tr className={styles.headRow} style={template} aria-rowindex={1}>
            {columns.map(({ id, title, isNumber }) => (
              <th key={id} className={isNumber ? styles.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} style={{ height: rows.length * ROW_PX }}>
          {rows.slice(first, end).map((row, offset) => (
            <LeakTableRow
              key={row.key}
              row={row}
              index={first + offset}
              topPx={(first + offset) * ROW_PX}
              heightPx={ROW_PX}
              columns={columns}
              template={template}
              widthPx={innerPx}
              isActive={first + offset === activeRow}
              onFocus={() => setActiveRow(first + offset)}
              onKeyDown={onKeyDown}
              fromMs={fromMs}
              toMs={toMs}
              timeZone={timeZone}
              linkParameters={linkParameters}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowAfterKey(key: string, row: number, rowCount: number, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + pageRows;
    case 'PageUp':
      return row - pageRows;
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return undefined;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({ overflowY: 'auto', overflowX: 'hidden', scrollbarGutter: 'stable' }),
  // As blocks and grids, or rows could not be placed one by one; the elements keep their meaning.
  table: css({ display: 'block' }),
  head: css({
    display: 'block',
    position: 'sticky',
    top: 0,
    zIndex: 2,
    background: theme.colors.background.primary,
  }),
  headRow: css({
    display: 'grid',
    alignItems: 'center',
    height: HEADER_PX,
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    '& th': { fontWeight: theme.typography.fontWeightRegular },
  }),
  body: css({ display: 'block', position: 'relative' }),
  number: css({ textAlign: 'right' }),
});
