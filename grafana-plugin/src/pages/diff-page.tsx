import { getTimeZone, locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { Snapshot, SnapshotList } from 'heapwatch/wire';
import { useCallback, useMemo } from 'react';
import type { DiffReading } from '../data/frames/diff-frame.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';
import { type DiffAddress, diffHref, readDiffAddress } from '../model/addresses/diff-address.ts';
import type { DiffSubject } from '../model/diff/diff-subject.ts';
import { chooseSnapshots, instanceToShow } from '../model/snapshots/snapshot-choice.ts';
import { DiffView } from '../ui/diff/diff-view.tsx';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useAsked } from '../ui/use-asked.ts';
import { Waiting } from '../ui/waiting.tsx';
import { DiffPickers } from './diff-pickers.tsx';
import { PageFrame } from './page-frame.tsx';
import { WithSnapshotSource } from './snapshot-source.tsx';
import { TooFewSnapshots } from './too-few-snapshots.tsx';
import { useLocation } from './use-location.ts';

const TABLE_PX = 480;

/** `/diff?var-instance=…&var-baseline=…&var-current=…`: where alerts and markers lead. What is absent is chosen here. */
export function DiffPage() {
  const { search } = useLocation();
  const address = useMemo(() => readDiffAddress(search), [search]);
  return (
    <WithSnapshotSource uid={address.snapshots}>
      {(service, source) => <Diffs service={service} address={{ ...address, snapshots: source.uid }} />}
    </WithSnapshotSource>
  );
}

interface DiffsProps {
  readonly service: SnapshotService;
  readonly address: DiffAddress;
}

function Diffs({ service, address }: DiffsProps) {
  const ask = useCallback(() => service.snapshots({}), [service]);
  const [list, again] = useAsked<SnapshotList>(ask);
  if (list.state === 'failed') {
    return (
      <PageFrame title="Diff">
        <FailureNotice failure={list.failure} onRetry={again} />
      </PageFrame>
    );
  }
  if (list.state === 'waiting') {
    return (
      <PageFrame title="Diff">
        <Waiting title="Looking for snapshots" />
      </PageFrame>
    );
  }
  return <ChosenDiff service={service} address={address} snapshots={list.answer.snapshots} />;
}

function ChosenDiff({
  service,
  address,
  snapshots,
}: DiffsProps & { readonly snapshots: readonly Snapshot[] }) {
  const instance = instanceToShow(snapshots, address);
  const choice = useMemo(
    () =>
      chooseSnapshots(
        snapshots.filter((snapshot) => instance === undefined || snapshot.instance === instance),
        address,
      ),
    [snapshots, instance, address],
  );
  const change = (values: Readonly<Record<string, string | readonly string[] | null>>): void =>
    locationService.partial({ ...values });
  return (
    <PageFrame title={instance === undefined ? 'What grew' : `What grew in ${instance}`}>
      <DiffPickers
        snapshots={snapshots}
        instance={instance}
        source={address.snapshots ?? ''}
        subject={choice.state === 'chosen' ? choice.subject : undefined}
        onChange={change}
      />
      {choice.state === 'tooFew' ? (
        <TooFewSnapshots instance={instance} captured={choice.captured} source={address.snapshots} />
      ) : (
        <OneDiff
          key={JSON.stringify(choice.subject)}
          service={service}
          subject={choice.subject}
          address={{ ...address, ...choice.subject, instance }}
        />
      )}
    </PageFrame>
  );
}

function OneDiff({ service, subject, address }: DiffsProps & { readonly subject: DiffSubject }) {
  const ask = useCallback(() => service.diff(subject), [service, subject]);
  const [diff, again] = useAsked(ask);
  const answer = diff.state === 'ready' ? diff.answer : undefined;
  const reading = useMemo((): DiffReading | undefined => {
    if (answer === undefined) return undefined;
    const { classes, ...head } = answer;
    return { subject, head, rows: classes };
  }, [answer, subject]);
  if (diff.state === 'failed') return <FailureNotice failure={diff.failure} onRetry={again} />;
  if (reading === undefined) {
    const pending = diff.state === 'waiting' ? diff.pending : undefined;
    return <Waiting title="Comparing two snapshots" pending={pending} />;
  }
  return (
    <DiffView
      reading={reading}
      service={service}
      timeZone={getTimeZone()}
      tableHeightPx={TABLE_PX}
      instance={address.instance}
      href={location.origin + locationUtil.assureBaseUrl(diffHref(address))}
    />
  );
}
