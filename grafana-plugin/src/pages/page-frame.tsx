import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';

interface PageFrameProps {
  /** What the page answers, for the instance it is about. */
  readonly title: string;
  readonly children: ReactNode;
}

/** One of the app's pages: its title, then one column. */
export function PageFrame({ title, children }: PageFrameProps) {
  const styles = useStyles2(getStyles);
  return (
    <PluginPage pageNav={{ text: title }} renderTitle={() => <h1 className={styles.title}>{title}</h1>}>
      <div className={styles.column}>{children}</div>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ fontSize: theme.typography.h3.fontSize, overflowWrap: 'anywhere' }),
  column: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
