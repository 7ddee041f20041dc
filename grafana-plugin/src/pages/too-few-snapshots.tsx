import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { snapshotsHref } from '../model/addresses/diff-address.ts';
import { PanelMessage } from '../ui/panel-message.tsx';

interface TooFewSnapshotsProps {
  readonly instance: string | undefined;
  readonly captured: number;
  readonly source: string | undefined;
}

/** A diff needs two; where to get them. */
export function TooFewSnapshots({ instance, captured, source }: TooFewSnapshotsProps) {
  const of = instance === undefined ? '' : ` of ${instance}`;
  return (
    <PanelMessage
      title={captured === 0 ? `No snapshot${of} yet.` : `One snapshot${of} so far: a diff needs two.`}
    >
      <p>
        {captured === 0
          ? 'Capture one now and another when the process has served for a while: what was added over and over in between is the leak.'
          : 'Capture another one when the process has served for a while since the first.'}
      </p>
      <LinkButton
        href={locationUtil.assureBaseUrl(snapshotsHref({ instance, snapshots: source }))}
        icon="camera"
      >
        Go to Snapshots
      </LinkButton>
    </PanelMessage>
  );
}
