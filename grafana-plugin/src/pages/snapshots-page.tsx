import { locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Button, LinkButton } from '@grafana/ui';
import type { SnapshotList } from 'heapwatch/wire';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { type ServiceFailure, serviceFailure } from '../data/service-failure.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';
import { diffHref, readDiffAddress } from '../model/addresses/diff-address.ts';
import { isUnderWay, selectionOf } from '../model/snapshots/snapshot-selection.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { useAsked } from '../ui/use-asked.ts';
import { Waiting } from '../ui/waiting.tsx';
import { CaptureBox } from './capture-box.tsx';
import { InstancePicker } from './instance-picker.tsx';
import { NoSnapshots } from './no-snapshots.tsx';
import { PageFrame } from './page-frame.tsx';
import { PickerRow } from './picker.tsx';
import { SourcePicker, WithSnapshotSource } from './snapshot-source.tsx';
import { SnapshotsTable } from './snapshots-table.tsx';
import { useLocation } from './use-location.ts';

/** While something is under way. */
const POLL_MS = 1_000;

/** `/snapshots?var-instance=…`: what there is, what another one would cost, and capturing it. */
export function SnapshotsPage() {
  const { search } = useLocation();
  const { instance, snapshots } = useMemo(() => readDiffAddress(search), [search]);
  return (
    <WithSnapshotSource uid={snapshots}>
      {(service, source) => <Snapshots service={service} source={source.uid} instance={instance} />}
    </WithSnapshotSource>
  );
}

interface SnapshotsProps {
  readonly service: SnapshotService;
  readonly source: string;
  readonly instance: string | undefined;
}

function Snapshots({ service, source, instance }: SnapshotsProps) {
  const ask = useCallback(() => service.snapshots({ instance }), [service, instance]);
  const [list, again] = useAsked<SnapshotList>(ask);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<ServiceFailure>();
  const snapshots = list.state === 'ready' ? list.answer.snapshots : undefined;
  const isMoving = snapshots?.some(isUnderWay) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer waits for the next one
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setTimeout(again, POLL_MS);
    return () => clearTimeout(timer);
  }, [isMoving, again, snapshots]);

  const selection = selectionOf(snapshots ?? [], selected, source);
  const remove = (id: string): void => {
    setFailure(undefined);
    lastValueFrom(service.deleteSnapshot(id), { defaultValue: undefined }).then(again, (thrown) =>
      setFailure(serviceFailure(thrown)),
    );
  };
  return (
    <PageFrame title={instance === undefined ? 'Snapshots' : `Snapshots of ${instance}`}>
      <PickerRow>
        <SourcePicker uid={source} onChange={(uid) => go({ 'var-snapshots': uid, 'var-instance': null })} />
        <InstancePicker
          service={service}
          instance={instance}
          onChange={(name) => go({ 'var-instance': name })}
        />
      </PickerRow>
      {instance !== undefined && list.state !== 'failed' && (
        <CaptureBox key={instance} service={service} instance={instance} onBegun={again} />
      )}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {list.state === 'failed' && <FailureNotice failure={list.failure} onRetry={again} />}
      {list.state === 'waiting' && <Waiting title="Looking for snapshots" />}
      {snapshots?.length === 0 && <NoSnapshots instance={instance} />}
      {snapshots !== undefined && snapshots.length > 0 && (
        <>
          <div>
            {selection.state === 'ready' ? (
              <LinkButton href={locationUtil.assureBaseUrl(diffHref(selection.address))} icon="exchange-alt">
                {selected.size === 2 ? 'Compare the two' : `Compare the ${selected.size}`}
              </LinkButton>
            ) : (
              <>
                <Button disabled icon="exchange-alt">
                  Compare
                </Button>{' '}
                {selection.reason}
              </>
            )}
          </div>
          <SnapshotsTable
            snapshots={snapshots}
            selected={selected}
            onSelect={setSelected}
            onDelete={remove}
            hasInstances={instance === undefined}
          />
        </>
      )}
    </PageFrame>
  );
}

function go(values: Readonly<Record<string, string | null>>): void {
  locationService.partial({ ...values });
}
