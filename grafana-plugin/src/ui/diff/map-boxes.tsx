import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { LABEL_PX, type PlacedBox } from '../../model/diff/map-layout.ts';
import { formatBytes } from '../../model/units/bytes.ts';
import { formatCount } from '../../model/units/counts.ts';

interface MapBoxesProps {
  readonly boxes: readonly PlacedBox[];
  readonly wholeBytes: number;
  readonly onShowClass: (className: string) => void;
}

/** A label in less would be cut within its first words. */
const LEAST_LABEL_PX = 44;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The outermost boxes are buttons, one stop of the Tab key together: arrows lead from one to the next. */
export function MapBoxes({ boxes, wholeBytes, onShowClass }: MapBoxesProps) {
  const styles = useStyles2(getStyles);
  const [current, setCurrent] = useState(0);
  const group = useRef<HTMLFieldSetElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(boxes.length - 1, current + step));
    setCurrent(next);
    group.current?.querySelectorAll<HTMLElement>(':scope > button')[next]?.focus();
  };
  return (
    <fieldset
      ref={group}
      className={styles.map}
      aria-label={`Map of retained growth, ${formatBytes(wholeBytes)}`}
      onKeyDown={onKeyDown}
    >
      {boxes.map((box, at) => (
        <button
          key={box.key}
          type="button"
          tabIndex={at === current ? 0 : -1}
          aria-label={boxText(box, wholeBytes)}
          title={boxText(box, wholeBytes)}
          className={cx(styles.box, styles[box.kind], styles.outer)}
          style={place(box)}
          onClick={() => box.className !== undefined && onShowClass(box.className)}
        >
          <Label box={box} />
          <Parts boxes={box.parts} wholeBytes={wholeBytes} />
        </button>
      ))}
    </fieldset>
  );
}

/** A map has a few levels only. */
function Parts({ boxes, wholeBytes }: Pick<MapBoxesProps, 'boxes' | 'wholeBytes'>) {
  const styles = useStyles2(getStyles);
  return boxes.map((box) => (
    <span
      key={box.key}
      className={cx(styles.box, styles[box.kind])}
      style={place(box)}
      title={boxText(box, wholeBytes)}
    >
      <Label box={box} />
      <Parts boxes={box.parts} wholeBytes={wholeBytes} />
    </span>
  ));
}

function Label({ box }: { readonly box: PlacedBox }) {
  const styles = useStyles2(getStyles);
  if (box.width < LEAST_LABEL_PX || box.height < LABEL_PX) return null;
  return (
    <span className={styles.label}>
      <bdi>{box.name}</bdi> <span className={styles.bytes}>{formatBytes(box.bytes)}</span>
    </span>
  );
}

/** `90,000 × Session: 5.5 MiB, 63 %`. */
function boxText({ count, name, bytes }: PlacedBox, wholeBytes: number): string {
  const times = count === undefined || count === 0 ? '' : `${formatCount(count)} × `;
  const percent = Math.round((100 * bytes) / Math.max(1, wholeBytes));
  return `${times}${name}: ${formatBytes(bytes)}, ${percent} %`;
}

function place({ left, top, width, height }: PlacedBox) {
  return { left, top, width, height };
}

const getStyles = (theme: GrafanaTheme2) => ({
  map: css({ position: 'absolute', inset: 0, margin: 0, padding: 0, border: 'none', minWidth: 0 }),
  box: css({
    position: 'absolute',
    display: 'block',
    padding: 0,
    overflow: 'hidden',
    textAlign: 'left',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: `${LABEL_PX}px`,
  }),
  outer: css({
    '&:hover': { borderColor: theme.colors.border.strong },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  suspect: css({ background: theme.colors.warning.transparent, borderColor: theme.colors.warning.border }),
  program: css({ background: theme.colors.primary.transparent }),
  system: css({ background: theme.colors.secondary.transparent }),
  rest: css({ background: theme.colors.background.secondary, color: theme.colors.text.secondary }),
  // Placed, because a button would put it into its middle.
  label: css({
    position: 'absolute',
    inset: '0 0 auto 0',
    height: LABEL_PX,
    padding: theme.spacing(0, 0.5),
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
  }),
  bytes: css({ color: theme.colors.text.secondary }),
});
