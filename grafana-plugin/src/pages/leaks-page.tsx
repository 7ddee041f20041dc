import { css } from '@emotion/css';
import { type DataFrame, type GrafanaTheme2, locationUtil } from '@grafana/data';
import { getDataSourceSrv, locationService } from '@grafana/runtime';
import { Combobox, LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';
import { leakRows } from '../data/leak-rows.ts';
import { leakSamples } from '../data/leak-samples.ts';
import { FLEET_DASHBOARD } from '../model/addresses/dashboard-paths.ts';
import { compareLeakRows } from '../model/leaks/leak-row.ts';
import { leakSummary } from '../model/leaks/leak-summary.ts';
import { FailureNotice } from '../ui/failure-notice.tsx';
import { NoExporter } from '../ui/no-exporter.tsx';
import { PanelMessage } from '../ui/panel-message.tsx';
import { useAsked } from '../ui/use-asked.ts';
import { Waiting } from '../ui/waiting.tsx';
import { LeaksTable } from './leaks-table.tsx';
import { PageFrame } from './page-frame.tsx';
import { Picker, PickerEnd, PickerRow } from './picker.tsx';
import { useLocation } from './use-location.ts';

/** `/leaks?var-datasource=…`: who leaks, worst first, with the ways on from there. */
export function LeaksPage() {
  const { search } = useLocation();
  const wanted = new URLSearchParams(search).get('var-datasource') ?? undefined;
  const sources = getDataSourceSrv().getList({ pluginId: 'prometheus' });
  const source =
    sources.find(({ uid }) => uid === wanted) ?? sources.find(({ isDefault }) => isDefault) ?? sources[0];
  if (source === undefined) {
    return (
      <PageFrame title="Leaks">
        <PanelMessage title="There is no Prometheus data source.">
          <p>Verdicts are metrics: add the Prometheus that scrapes the exporters.</p>
        </PanelMessage>
      </PageFrame>
    );
  }
  return (
    <PageFrame title="Leaks">
      <PickerRow>
        <Picker label="Prometheus">
          <Combobox
            width={30}
            aria-label="Prometheus"
            options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
            value={source.uid}
            onChange={({ value }) => locationService.partial({ 'var-datasource': value })}
          />
        </Picker>
        <PickerEnd>
          <LinkButton
            href={locationUtil.assureBaseUrl(`${FLEET_DASHBOARD}?var-datasource=${source.uid}`)}
            variant="secondary"
            fill="outline"
            icon="chart-line"
          >
            Fleet dashboard
          </LinkButton>
        </PickerEnd>
      </PickerRow>
      <Leaks source={source.uid} />
    </PageFrame>
  );
}

function Leaks({ source }: { readonly source: string }) {
  const ask = useCallback(() => leakSamples(source), [source]);
  const styles = useStyles2(getStyles);
  const [samples, again] = useAsked<readonly DataFrame[]>(ask);
  const rows = useMemo(
    () => (samples.state === 'ready' ? leakRows(samples.answer).sort(compareLeakRows) : []),
    [samples],
  );
  if (samples.state === 'failed') return <FailureNotice failure={samples.failure} onRetry={again} />;
  if (samples.state === 'waiting') return <Waiting title="Asking Prometheus for verdicts" />;
  if (rows.length === 0) return <NoExporter of="of any process" />;
  return (
    <>
      <p role="status" className={styles.summary}>
        {leakSummary(rows)}
      </p>
      <LeaksTable rows={rows} source={source} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  summary: css({ margin: 0, fontWeight: theme.typography.fontWeightMedium }),
});
