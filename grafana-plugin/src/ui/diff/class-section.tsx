import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, FilterInput, useStyles2 } from '@grafana/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DiffReading } from '../../data/frames/diff-frame.ts';
import type { SnapshotService } from '../../data/snapshot-service.ts';
import { DEFAULT_ORDER, type DiffRow, orderIndices } from '../../model/diff/diff-rows.ts';
import { classRows, flattenTree, type TreeRow } from '../../model/diff/diff-tree.ts';
import { formatCount } from '../../model/units/counts.ts';
import { ClassTable } from './class-table.tsx';
import { useDiffTree } from './use-diff-tree.ts';

interface ClassSectionProps {
  readonly reading: DiffReading;
  readonly service: SnapshotService;
  /** A class to show and open; a new object is a new wish. */
  readonly wish: { readonly className: string } | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The comparison table with what filters and orders it. */
export function ClassSection({ reading, service, wish, widthPx, heightPx }: ClassSectionProps) {
  const styles = useStyles2(getStyles);
  const { rows, head, subject } = reading;
  const [filter, setFilter] = useState('');
  const [order, setOrder] = useState(DEFAULT_ORDER);
  const [isEveryTime, setIsEveryTime] = useState(false);
  const [activeKey, setActiveKey] = useState<string>();
  const { branches, toggle, open, showMore } = useDiffTree(service, subject);

  const closed = useMemo(() => classRows(rows), [rows]);
  const shown = useMemo(
    () =>
      orderIndices(rows, filter, order)
        .filter((at) => !isEveryTime || rows[at]?.grewEveryTime === true)
        .map((at) => closed[at] as TreeRow),
    [rows, closed, filter, order, isEveryTime],
  );
  const tree = useMemo(() => flattenTree(shown, branches, formatCount), [shown, branches]);
  const onMore = useCallback(
    (parentKey: string) => {
      const parent = tree.find(({ key }) => key === parentKey);
      if (parent !== undefined) showMore(parent);
    },
    [tree, showMore],
  );
  const mostRetained = useMemo(() => most(rows), [rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is fulfilled once, when it is made
  useEffect(() => {
    const row = closed[rows.findIndex(({ className }) => className === wish?.className)];
    if (row === undefined) return;
    setFilter('');
    setIsEveryTime(false);
    setActiveKey(row.key);
    open({ ...row, isOpen: branches.has(row.key) });
  }, [wish]);

  const hasSeries = head.through.length > 0;
  return (
    <section aria-label="Classes">
      <div className={styles.bar}>
        <h2 className={styles.title}>Classes</h2>
        <span className={styles.count} role="status">
          {countText(shown.length, rows.length, head.classesLeftOut)}
        </span>
        <span className={styles.controls}>
          {hasSeries && (
            <Checkbox
              label="grew every time"
              value={isEveryTime}
              onChange={({ currentTarget }) => setIsEveryTime(currentTarget.checked)}
            />
          )}
          <Checkbox
            label="user classes first"
            value={order.userFirst}
            onChange={({ currentTarget }) => setOrder({ ...order, userFirst: currentTarget.checked })}
          />
          <FilterInput
            width={28}
            value={filter}
            onChange={setFilter}
            escapeRegex={false}
            placeholder="Filter classes"
            aria-label="Filter classes"
          />
        </span>
      </div>
      <ClassTable
        rows={tree}
        order={order}
        onOrder={setOrder}
        onToggle={toggle}
        onMore={onMore}
        widthPx={widthPx}
        heightPx={heightPx}
        activeKey={activeKey}
        onActive={setActiveKey}
        mostRetained={mostRetained}
      />
    </section>
  );
}

function most(rows: readonly DiffRow[]): number {
  return rows.reduce((largest, { retainedByAddedBytes }) => Math.max(largest, retainedByAddedBytes), 0);
}

function countText(shown: number, all: number, leftOut: number): string {
  const count = shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`;
  return leftOut === 0 ? count : `${count}; ${formatCount(leftOut)} smaller ones are left out`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1.5),
    marginBottom: theme.spacing(0.75),
  }),
  title: css({ margin: 0, fontSize: theme.typography.h5.fontSize }),
  count: css({ color: theme.colors.text.secondary }),
  controls: css({
    marginLeft: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(2),
  }),
});
