import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

/** What a page is about, chosen in one line above it. */
export function PickerRow({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.row}>{children}</div>;
}

/** A choice with its label above; the choice has the same as its `aria-label`. */
export function Picker({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.picker}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </span>
  );
}

/** At the right end of the line. */
export function PickerEnd({ children }: { readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <span className={styles.end}>{children}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: theme.spacing(1, 1.5) }),
  picker: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25) }),
  label: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  end: css({ marginLeft: 'auto' }),
});
