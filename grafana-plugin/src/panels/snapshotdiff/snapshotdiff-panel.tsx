import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil, type PanelProps } from '@grafana/data';
import { ScrollContainer, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { chosenValue } from '../../data/chosen-value.ts';
import { readDiffFrame } from '../../data/frames/diff-frame.ts';
import { SnapshotService } from '../../data/snapshot-service.ts';
import { diffHref } from '../../model/addresses/diff-address.ts';
import { DiffView } from '../../ui/diff/diff-view.tsx';
import { PanelState } from './panel-state.tsx';

/** Rows of the table scroll in a window of their own, which leaves room for the sentences above. */
const LOWEST_TABLE_PX = 260;

/** The diff that a query of the snapshots data source brought; what is opened in it is asked for by itself. */
export function SnapshotDiffPanel({ data, height, width, timeZone, replaceVariables }: PanelProps) {
  const styles = useStyles2(getStyles);
  const found = useMemo(() => readDiffFrame(data.series), [data.series]);
  const url = found?.dataSourceUrl;
  const service = useMemo(() => (url === undefined ? undefined : new SnapshotService(url)), [url]);
  if (found === undefined || service === undefined) return <PanelState data={data} />;
  const { reading } = found;
  const instance = chosenValue(replaceVariables, 'instance');
  const address = { ...reading.subject, instance, snapshots: url?.split('/').at(-1) };
  return (
    <div style={{ width, height }}>
      <ScrollContainer>
        <div className={styles.inside}>
          <DiffView
            // Another pair is another view: what was open in the last one has no place in it.
            key={JSON.stringify(reading.subject)}
            reading={reading}
            service={service}
            timeZone={timeZone}
            tableHeightPx={Math.max(LOWEST_TABLE_PX, Math.round(height * 0.6))}
            instance={instance}
            href={location.origin + locationUtil.assureBaseUrl(diffHref(address))}
          />
        </div>
      </ScrollContainer>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ inside: css({ padding: theme.spacing(1) }) });
