import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type DiffColumn, type DiffOrder, orderAfterClick } from '../../model/diff/diff-rows.ts';
import { columnsFor, gridTemplate } from './table-columns.ts';

interface TableHeadProps {
  readonly order: DiffOrder;
  readonly onOrder: (order: DiffOrder) => void;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function TableHead({ order, onOrder, widthPx, heightPx }: TableHeadProps) {
  const styles = useStyles2(getStyles);
  const head = (column: DiffColumn, label: string, description: string, isNumber: boolean) => {
    const isSorted = order.column === column;
    const direction = order.isDescending ? 'descending' : 'ascending';
    return (
      <div
        key={column}
        role="columnheader"
        aria-sort={isSorted ? direction : 'none'}
        className={isNumber ? styles.number : undefined}
      >
        <button
          type="button"
          title={description}
          className={styles.button}
          onClick={() => onOrder(orderAfterClick(order, column))}
        >
          {label}
          {isSorted && <Icon name={order.isDescending ? 'arrow-down' : 'arrow-up'} size="sm" aria-hidden />}
        </button>
      </div>
    );
  };
  return (
    <div role="rowgroup" className={styles.group}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.row}
        style={{ gridTemplateColumns: gridTemplate(widthPx), height: heightPx }}
      >
        {head('className', 'Class', "Constructor, function, or V8's group in parentheses", false)}
        {columnsFor(widthPx).map(({ column, label, description }) => head(column, label, description, true))}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The body has a scrollbar, and columns stand below one another.
  group: css({
    overflowY: 'scroll',
    scrollbarGutter: 'stable',
    background: theme.colors.background.secondary,
  }),
  row: css({ display: 'grid', alignItems: 'center', padding: theme.spacing(0, 1) }),
  number: css({ textAlign: 'right' }),
  button: css({
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    '&:hover': { textDecoration: 'underline' },
  }),
});
