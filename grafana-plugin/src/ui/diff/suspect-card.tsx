import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import type { Suspect } from 'heapwatch/wire';
import { useId, useState } from 'react';
import { placeText } from '../../model/diff/path-text.ts';
import { formatBytes, formatBytesDelta } from '../../model/units/bytes.ts';
import { formatCount } from '../../model/units/counts.ts';
import { PathList } from './path-list.tsx';

interface SuspectCardProps {
  readonly suspect: Suspect;
  readonly onShowNodes: (className: string) => void;
}

export function SuspectCard({ suspect, onShowNodes }: SuspectCardProps) {
  const styles = useStyles2(getStyles);
  const [isPathOpen, setIsPathOpen] = useState(false);
  const pathId = useId();
  const { rank, className, functionName, addedCount, deltaBytes, retainedBytes, holders, source } = suspect;
  const isOwnName = functionName === undefined || functionName === '' || className.startsWith(functionName);
  const place = placeText(source);
  return (
    <li className={cx(styles.card, rank === 1 && styles.first)}>
      <div className={styles.line}>
        <span className={styles.rank} title={`Number ${rank} of the suspects`}>
          {rank}
        </span>
        <span className={styles.what}>
          {formatCount(addedCount)} × <bdi>{className}</bdi>
          {!isOwnName && (
            <span className={styles.muted}>
              {' '}
              for <bdi>{functionName}()</bdi>
            </span>
          )}
        </span>
        <span className={styles.bytes}>
          {formatBytesDelta(deltaBytes)}, retains <strong>{formatBytes(retainedBytes)}</strong>
        </span>
      </div>
      <div className={styles.line}>
        <span className={styles.held}>
          {holders !== '' && (
            <>
              <span className={styles.muted}>held by </span>
              <bdi>{holders}</bdi>
            </>
          )}
          {place !== '' && (
            <span className={styles.place} title={`${source?.url}:${source?.line}:${source?.column}`}>
              <span className={styles.muted}>written at </span>
              {place}
            </span>
          )}
        </span>
        <span className={styles.buttons}>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon={isPathOpen ? 'angle-up' : 'angle-down'}
            aria-expanded={isPathOpen}
            aria-controls={pathId}
            onClick={() => setIsPathOpen(!isPathOpen)}
          >
            Path
          </Button>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="list-ul"
            onClick={() => onShowNodes(className)}
          >
            Nodes
          </Button>
        </span>
      </div>
      <div id={pathId} hidden={!isPathOpen}>
        {isPathOpen && <PathList path={suspect.path} />}
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    padding: theme.spacing(0.75, 1.5),
    background: theme.colors.background.secondary,
    borderLeft: `3px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
  }),
  first: css({ borderLeftColor: theme.colors.warning.main }),
  line: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(1), flexWrap: 'wrap' }),
  rank: css({ color: theme.colors.text.secondary, minWidth: theme.spacing(2) }),
  what: css({
    flex: '1 1 320px',
    fontSize: theme.typography.h5.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    overflowWrap: 'anywhere',
  }),
  bytes: css({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
  held: css({
    flex: '1 1 320px',
    paddingLeft: theme.spacing(3),
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(0.5),
    overflowWrap: 'anywhere',
  }),
  place: css({ paddingLeft: theme.spacing(1.5) }),
  buttons: css({ display: 'flex' }),
  muted: css({ color: theme.colors.text.secondary }),
});
