import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';
import type { SnapshotService } from '../../data/snapshot-service.ts';
import type { DiffSubject } from '../../model/diff/diff-subject.ts';
import { layoutMap } from '../../model/diff/map-layout.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useAsked } from '../use-asked.ts';
import { Waiting } from '../waiting.tsx';
import { MapBoxes } from './map-boxes.tsx';

interface GrowthMapProps {
  readonly service: SnapshotService;
  readonly subject: DiffSubject;
  readonly suspects: ReadonlySet<string>;
  readonly sameProcess: boolean;
  readonly widthPx: number;
  readonly onShowClass: (className: string) => void;
}

const MAP_PX = 220;

/** Where the added bytes are: boxes within boxes, each as large as what it retains. */
export function GrowthMap(props: GrowthMapProps) {
  const { service, subject, suspects, sameProcess, widthPx, onShowClass } = props;
  const styles = useStyles2(getStyles);
  const ask = useCallback(() => service.map(subject), [service, subject]);
  const [state, again] = useAsked(ask);
  const boxes = useMemo(
    () => (state.state === 'ready' ? layoutMap(state.answer, suspects, widthPx, MAP_PX) : []),
    [state, suspects, widthPx],
  );
  if (state.state === 'failed') return <FailureNotice failure={state.failure} onRetry={again} />;
  if (state.state === 'waiting') return <Waiting title="Drawing the map" pending={state.pending} />;
  const caption = sameProcess
    ? 'Each box is as large as what the added nodes of a class retain; inside it, what they hold. Outlined: suspects. A click shows the class in the table.'
    : 'Of two processes: all of the current snapshot, each box as large as what a class retains. A click shows the class in the table.';
  return (
    <>
      <div style={{ height: MAP_PX, position: 'relative' }}>
        {boxes.length === 0 ? (
          <p className={styles.caption}>Nothing was added.</p>
        ) : (
          <MapBoxes boxes={boxes} wholeBytes={state.answer.bytes} onShowClass={onShowClass} />
        )}
      </div>
      <p className={styles.caption}>{caption}</p>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  caption: css({
    margin: theme.spacing(0.5, 0, 0),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
