import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import type { DiffOrder } from '../../model/diff/diff-rows.ts';
import { type TreeRow, treeMove } from '../../model/diff/diff-tree.ts';
import { useRowWindow } from '../use-row-window.ts';
import { TableHead } from './table-head.tsx';
import { ROW_PX, TableRow } from './table-row.tsx';

interface ClassTableProps {
  readonly rows: readonly TreeRow[];
  readonly order: DiffOrder;
  readonly onOrder: (order: DiffOrder) => void;
  readonly onToggle: (row: TreeRow) => void;
  readonly onMore: (parentKey: string) => void;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Key of the row that the keyboard is at. */
  readonly activeKey: string | undefined;
  readonly onActive: (key: string) => void;
  /** Largest of the column, to which the bars are drawn. */
  readonly mostRetained: number;
}

const HEAD_PX = 32;

/**
 * The comparison as a treegrid. Only rows in view are in the page; the grid itself has the focus and names its active
 * row, so that a row which scrolls out of the page takes no focus with it.
 */
export function ClassTable(props: ClassTableProps) {
  const { rows, order, onOrder, onToggle, onMore, widthPx, heightPx, activeKey, onActive, mostRetained } =
    props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const bodyPx = Math.max(0, heightPx - HEAD_PX);
  const { scrollerRef, onScroll, places, reveal } = useRowWindow(rows.length, ROW_PX, bodyPx);
  const found = useMemo(
    () => (activeKey === undefined ? -1 : rows.findIndex(({ key }) => key === activeKey)),
    [rows, activeKey],
  );
  const active = Math.max(0, found);

  const lastRevealed = useRef<string>(undefined);
  useEffect(() => {
    if (activeKey === undefined || found === -1 || lastRevealed.current === activeKey) return;
    lastRevealed.current = activeKey;
    reveal(found);
  }, [activeKey, found, reveal]);

  const activate = useCallback(
    (row: TreeRow): void => {
      if (row.item.kind === 'note') {
        if (row.item.isMore && row.parentKey !== undefined) onMore(row.parentKey);
      } else if (row.canOpen) onToggle(row);
    },
    [onMore, onToggle],
  );
  const onRowClick = useCallback(
    (row: TreeRow): void => {
      lastRevealed.current = row.key;
      onActive(row.key);
      activate(row);
    },
    [onActive, activate],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    // A column's button takes its own keys.
    if (event.target instanceof HTMLButtonElement) return;
    const move = treeMove(rows, active, event.key, Math.max(1, Math.floor(bodyPx / ROW_PX) - 1));
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = rows[move.index];
    if (row === undefined) return;
    if (move.kind === 'toggle') activate(row);
    else onActive(row.key);
  };
  const drawn: ReactNode[] = [];
  for (const [place, index = -1] of places.entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    drawn.push(
      <TableRow
        // By its place in the page: another row there changes texts, and no elements.
        key={place}
        id={`${id}-${row.key}`}
        row={row}
        index={index}
        isActive={index === active}
        widthPx={widthPx}
        mostRetained={mostRetained}
        onClick={onRowClick}
      />,
    );
  }
  return (
    <div
      role="treegrid"
      aria-label="Classes, by what was added between the snapshots"
      aria-rowcount={rows.length + 1}
      aria-colcount={6}
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${rows[active]?.key}`}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={onKeyDown}
    >
      <TableHead order={order} onOrder={onOrder} widthPx={widthPx} heightPx={HEAD_PX} />
      <div
        ref={scrollerRef}
        role="rowgroup"
        className={styles.body}
        style={{ height: bodyPx }}
        onScroll={onScroll}
      >
        <div role="presentation" style={{ height: rows.length * ROW_PX, position: 'relative' }}>
          {drawn}
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontVariantNumeric: 'tabular-nums',
    outline: 'none',
    '&:focus-visible': { boxShadow: `0 0 0 2px ${theme.colors.primary.main}` },
    '&:focus-visible [data-active=true]': { boxShadow: `inset 0 0 0 2px ${theme.colors.primary.border}` },
  }),
  // As the head has it: columns stand below one another however wide the scrollbar is.
  body: css({
    overflowY: 'scroll',
    overflowX: 'hidden',
    scrollbarGutter: 'stable',
    overscrollBehavior: 'contain',
  }),
});
