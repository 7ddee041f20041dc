import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import type { Preflight } from 'heapwatch/wire';
import { useCallback, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { isEditor } from '../data/reader-role.ts';
import { ServiceFailure, serviceFailure } from '../data/service-failure.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';
import { captureCost } from '../model/snapshots/capture-cost.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useAsked } from '../ui/use-asked.ts';

interface CaptureBoxProps {
  readonly service: SnapshotService;
  readonly instance: string;
  /** A capture has begun: it is in the list from now on. */
  readonly onBegun: () => void;
}

const REASON = 'asked for in Grafana';

/** What a capture would cost, said before the button works; then the button, or why there is none. */
export function CaptureBox({ service, instance, onBegun }: CaptureBoxProps) {
  const styles = useStyles2(getStyles);
  const ask = useCallback(() => service.preflight(instance), [service, instance]);
  const [preflight, again] = useAsked<Preflight>(ask);
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<ServiceFailure>();
  const capture = async (): Promise<void> => {
    setIsAsking(true);
    setFailure(undefined);
    try {
      await lastValueFrom(service.capture(instance, REASON));
      onBegun();
    } catch (thrown) {
      setFailure(serviceFailure(thrown));
    }
    setIsAsking(false);
  };
  if (preflight.state === 'failed') {
    const { failure: refusal } = preflight;
    return (
      <FailureNotice failure={refusal.kind === 'notFound' ? noTarget(instance) : refusal} onRetry={again} />
    );
  }
  const cost = preflight.state === 'ready' ? captureCost(preflight.answer) : undefined;
  const isPossible = isEditor();
  return (
    <section className={styles.box} aria-label="Capture a snapshot">
      <div className={styles.words} role="status">
        <p className={styles.sentence}>
          {cost?.sentence ?? 'Asking the instance what a capture would cost…'}
        </p>
        {cost?.notes.map((note) => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
        {!isPossible && <p className={styles.note}>Your role may look; to capture needs the role Editor.</p>}
      </div>
      {isPossible && (
        <span className={styles.buttons}>
          <Button variant="secondary" fill="text" icon="sync" tooltip="Ask again" onClick={again} />
          <Button icon="camera" disabled={cost?.isAllowed !== true || isAsking} onClick={capture}>
            Capture
          </Button>
        </span>
      )}
      {failure !== undefined && (
        <div className={styles.failure}>
          <FailureNotice failure={failure} />
        </div>
      )}
    </section>
  );
}

function noTarget(instance: string): ServiceFailure {
  return new ServiceFailure(
    'notFound',
    `${instance} cannot be captured from here: it is none of the targets.`,
    'Name it in the file that `heapwatch serve --targets` was started with, and start that again.',
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 3),
    padding: theme.spacing(1.5, 2),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  words: css({ flex: '1 1 420px', '& p': { margin: 0 } }),
  sentence: css({ fontWeight: theme.typography.fontWeightMedium }),
  note: css({ color: theme.colors.text.secondary }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
  failure: css({ flexBasis: '100%' }),
});
