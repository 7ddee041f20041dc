import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { type ReactNode, useId, useState } from 'react';

interface FoldedSectionProps {
  readonly title: string;
  readonly isOpenAtFirst?: boolean;
  /** Drawn, and so asked for, when it is open. */
  readonly children: ReactNode;
}

export function FoldedSection({ title, isOpenAtFirst = false, children }: FoldedSectionProps) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <section>
      <h2 className={styles.title}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'angle-down' : 'angle-right'} aria-hidden /> {title}
        </button>
      </h2>
      <div id={id}>{isOpen && children}</div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: theme.spacing(0, 0, 0.5), fontSize: theme.typography.h5.fontSize }),
  button: css({
    padding: 0,
    border: 'none',
    background: 'none',
    color: theme.colors.text.primary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
});
