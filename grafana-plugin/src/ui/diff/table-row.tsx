import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { memo } from 'react';
import type { TreeRow } from '../../model/diff/diff-tree.ts';
import { type RowCells, rowCells } from '../../model/diff/row-cells.ts';
import { columnsFor, gridTemplate } from './table-columns.ts';

export const ROW_PX = 30;
const INDENT_PX = 20;
/** Deeper levels stand below one another: the name needs the room. */
const MOST_INDENTS = 8;

interface TableRowProps {
  readonly id: string;
  readonly row: TreeRow;
  /** Among all rows, from 0. */
  readonly index: number;
  readonly isActive: boolean;
  readonly widthPx: number;
  readonly mostRetained: number;
  readonly onClick: (row: TreeRow) => void;
}

/** Drawn anew only where it changes: while a table scrolls most of its rows stay as they are. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { id, row, index, isActive, widthPx, mostRetained, onClick } = props;
  const styles = useStyles2(getStyles);
  const cells = rowCells(row.item);
  const indent = Math.min(row.level - 1, MOST_INDENTS) * INDENT_PX;
  const isClickable = row.canOpen || cells.isMore;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and takes the keys for its active row
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-expanded={row.canOpen ? row.isOpen : undefined}
      aria-selected={isActive}
      data-active={isActive}
      className={`${styles.row} ${isClickable ? styles.clickable : ''} ${row.level > 1 ? styles.inner : ''}`}
      style={{ top: index * ROW_PX, gridTemplateColumns: gridTemplate(widthPx) }}
      onClick={() => onClick(row)}
    >
      <div role="gridcell" className={styles.name} style={{ paddingLeft: indent }} title={cells.title}>
        <span className={styles.arrow}>
          {row.canOpen && <span className={row.isOpen ? styles.open : styles.closed} aria-hidden />}
        </span>
        <Name cells={cells} styles={styles} />
      </div>
      {columnsFor(widthPx).map(({ column }) => (
        <div key={column} role="gridcell" className={styles.number}>
          {column === 'retainedByAddedBytes' && row.level === 1 ? (
            <>
              <Bar share={cells.retainedBytes / Math.max(1, mostRetained)} styles={styles} />
              <span className={styles.value}>{cells.numbers[column] ?? ''}</span>
            </>
          ) : (
            (cells.numbers[column] ?? '')
          )}
        </div>
      ))}
    </div>
  );
});

interface Styled {
  readonly styles: ReturnType<typeof getStyles>;
}

function Name({ cells, styles }: Styled & { readonly cells: RowCells }) {
  return (
    <span className={styles.text}>
      {cells.before !== '' && <span className={styles.muted}>{cells.before} </span>}
      <bdi className={cells.isMuted ? styles.muted : cells.isMore ? styles.link : undefined}>
        {cells.name}
      </bdi>
      {cells.after !== '' && <span className={styles.muted}> {cells.after}</span>}
    </span>
  );
}

/** How much of the largest, behind the number: the eye finds the large ones before it reads. */
function Bar({ share, styles }: Styled & { readonly share: number }) {
  return <span aria-hidden className={styles.bar} style={{ width: `${Math.round(100 * share)}%` }} />;
}

/** An angle of two borders: Grafana's icons are files, each looked up and parsed anew for every row that appears. */
const ANGLE = {
  display: 'inline-block',
  width: 6,
  height: 6,
  marginLeft: 4,
  verticalAlign: 'middle',
  border: 'solid currentColor',
  borderWidth: '0 1.5px 1.5px 0',
};

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: ROW_PX,
    display: 'grid',
    alignItems: 'center',
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
  }),
  clickable: css({ cursor: 'pointer' }),
  inner: css({ fontSize: theme.typography.bodySmall.fontSize }),
  name: css({ display: 'flex', alignItems: 'center', minWidth: 0 }),
  arrow: css({ flex: 'none', width: 20, color: theme.colors.text.secondary }),
  closed: css({ ...ANGLE, transform: 'rotate(-45deg)' }),
  open: css({ ...ANGLE, transform: 'translateY(-2px) rotate(45deg)' }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  number: css({ position: 'relative', textAlign: 'right', whiteSpace: 'nowrap' }),
  value: css({ position: 'relative' }),
  bar: css({
    position: 'absolute',
    right: 0,
    top: -3,
    bottom: -3,
    background: theme.colors.warning.transparent,
    borderRadius: theme.shape.radius.default,
  }),
  muted: css({ color: theme.colors.text.secondary }),
  link: css({ color: theme.colors.text.link }),
});
