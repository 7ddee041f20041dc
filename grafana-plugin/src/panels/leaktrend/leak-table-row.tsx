import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import type { CSSProperties, KeyboardEvent } from 'react';
import type { LinkedLeakRow } from '../../data/leak-rows.ts';
import { confidenceNumber } from '../../model/leaks/verdict-words.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { VerdictChip } from '../../ui/verdict-chip.tsx';
import { type Column, type ColumnId, columnPx } from './columns.ts';
import { rowLink } from './row-link.ts';
import { type RowTexts, rowSentence, rowTexts } from './row-texts.ts';

const SPARKLINE_MARGIN_PX = 6;

interface LeakTableRowProps {
  readonly row: LinkedLeakRow;
  /** From 0, among all rows. */
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly columns: readonly Column[];
  readonly template: CSSProperties;
  readonly widthPx: number;
  /** The one row that the tab key comes to. */
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: TimeZone;
  /** What a link takes along besides the process: `&name=value`, any number of them. */
  readonly linkParameters: string;
}

export function LeakTableRow(props: LeakTableRowProps) {
  const { row, index, topPx, heightPx, columns, template, toMs, timeZone } = props;
  const styles = useStyles2(getStyles);
  const texts = rowTexts(row, { toMs, timeZone });
  return (
    <tr
      aria-rowindex={index + 2}
      className={cx(styles.row, row.state === 'leaking' && styles.leaking)}
      style={{ ...template, top: topPx, height: heightPx }}
      data-testid="leak-row"
    >
      {columns.map(({ id, isNumber }) => (
        <td key={id} className={cx(styles.cell, isNumber && styles.number)}>
          {id === 'who' ? <Who texts={texts} {...props} /> : <Cell id={id} texts={texts} {...props} />}
        </td>
      ))}
    </tr>
  );
}

interface CellProps extends LeakTableRowProps {
  readonly texts: RowTexts;
}

function Who({ row, texts, isActive, onFocus, onKeyDown, linkParameters }: CellProps) {
  const styles = useStyles2(getStyles);
  const link = rowLink(row, linkParameters);
  return (
    <>
      <a
        className={styles.link}
        href={link.href}
        target={link.target}
        onClick={link.onClick}
        aria-label={rowSentence(row, texts)}
        title={texts.title}
        tabIndex={isActive ? 0 : -1}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {/* Read from the right: what tells names apart is at their end. */}
        <bdi>{texts.title}</bdi>
      </a>
      <span className={styles.second}>{texts.memory}</span>
    </>
  );
}

function Cell(props: CellProps & { readonly id: ColumnId }) {
  const { id, texts, row, columns, widthPx, heightPx, fromMs, toMs } = props;
  const styles = useStyles2(getStyles);
  switch (id) {
    case 'verdict':
      return (
        <>
          <VerdictChip state={row.state} />
          <Tooltip content={confidenceNumber(row.confidence)}>
            <span className={cx(styles.second, styles.above)}>{texts.confidence}</span>
          </Tooltip>
        </>
      );
    case 'trend':
      return row.history === undefined ? (
        <span className={styles.second}>no major GC yet</span>
      ) : (
        <Sparkline
          history={row.history}
          fromMs={fromMs}
          toMs={toMs}
          widthPx={Math.floor(columnPx(columns, id, widthPx))}
          heightPx={heightPx - 2 * SPARKLINE_MARGIN_PX}
        />
      );
    case 'slope':
      return (
        <span
          className={cx(row.state === 'leaking' && styles.strong, row.state === 'stable' && styles.quiet)}
        >
          {texts.slope}
        </span>
      );
    case 'limit':
      return <TwoLines first={texts.limit} second={texts.limitTime} />;
    case 'since':
      return <TwoLines first={texts.since} second={texts.sinceAge} />;
    case 'who':
      return null;
  }
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <span>{first}</span>
      <span className={styles.second}>{second}</span>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    display: 'grid',
    alignItems: 'center',
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-within': { background: theme.colors.action.focus },
  }),
  leaking: css({ boxShadow: `inset 3px 0 0 ${theme.colors.error.main}` }),
  cell: css({
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    lineHeight: '18px',
    whiteSpace: 'nowrap',
  }),
  number: css({ alignItems: 'flex-end', fontVariantNumeric: 'tabular-nums' }),
  // The link covers its row, so that a click anywhere follows it.
  link: css({
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    direction: 'rtl',
    textAlign: 'left',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
    '&::after': { content: '""', position: 'absolute', inset: 0 },
  }),
  above: css({ position: 'relative', zIndex: 1 }),
  second: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  strong: css({ fontWeight: theme.typography.fontWeightMedium }),
  quiet: css({ color: theme.colors.text.secondary }),
});
