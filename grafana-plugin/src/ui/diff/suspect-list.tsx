import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import type { Suspect } from 'heapwatch/wire';
import { type ReactNode, useState } from 'react';
import { countTelling } from '../../model/diff/telling-suspects.ts';
import { formatCount } from '../../model/units/counts.ts';
import { SuspectCard } from './suspect-card.tsx';

interface SuspectListProps {
  readonly suspects: readonly Suspect[];
  readonly onShowNodes: (className: string) => void;
  /** A button beside the title. */
  readonly children: ReactNode;
}

/** The answer, in sentences: who grew, who holds it, where it is written. */
export function SuspectList({ suspects, onShowNodes, children }: SuspectListProps) {
  const styles = useStyles2(getStyles);
  const [isAll, setIsAll] = useState(false);
  // The others are one click away.
  const first = countTelling(suspects);
  const shown = isAll ? suspects : suspects.slice(0, first);
  return (
    <section aria-label="What grew">
      <div className={styles.head}>
        <h2 className={styles.title}>What grew</h2>
        {children}
      </div>
      {suspects.length === 0 ? (
        <p className={styles.none}>
          Nothing that grew stands out. If the process leaks, capture again after it has served for a while: a
          leak shows by what is added over and over.
        </p>
      ) : (
        <ol className={styles.list}>
          {shown.map((suspect) => (
            <SuspectCard key={suspect.rank} suspect={suspect} onShowNodes={onShowNodes} />
          ))}
        </ol>
      )}
      {suspects.length > first && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setIsAll(!isAll)}>
          {isAll ? 'Show fewer' : `Show ${formatCount(suspects.length - first)} more, less likely`}
        </Button>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    marginBottom: theme.spacing(0.75),
  }),
  title: css({ fontSize: theme.typography.h5.fontSize, margin: 0 }),
  list: css({ display: 'grid', gap: theme.spacing(0.75), margin: 0, padding: 0, listStyle: 'none' }),
  none: css({ margin: 0, maxWidth: 760, color: theme.colors.text.secondary }),
});
