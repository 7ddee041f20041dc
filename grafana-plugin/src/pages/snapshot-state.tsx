import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, Spinner, useStyles2 } from '@grafana/ui';
import type { Snapshot } from 'heapwatch/wire';

/** Where a snapshot is in its life, in words. */
export function SnapshotState({ snapshot }: { readonly snapshot: Snapshot }) {
  const styles = useStyles2(getStyles);
  switch (snapshot.state) {
    case 'capturing':
      return (
        <span role="status">
          <Spinner inline size="sm" /> The process builds it, and stands still meanwhile
        </span>
      );
    case 'fetching':
      return (
        <span role="status">
          <Spinner inline size="sm" /> Fetching
          {snapshot.progress !== undefined && `, ${Math.round(100 * snapshot.progress)} %`}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.failed}>
          <Icon name="exclamation-triangle" aria-hidden /> Failed: {snapshot.detail}
        </span>
      );
    case 'captured':
      return (
        <span className={styles.muted}>
          captured{snapshot.isRedacted === true && ', redacted'}
          {snapshot.isRedacted === false && ', not redacted'}
        </span>
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  muted: css({ color: theme.colors.text.secondary }),
  failed: css({ color: theme.colors.error.text }),
});
