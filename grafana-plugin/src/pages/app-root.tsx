import { css } from '@emotion/css';
import { type AppRootProps, type GrafanaTheme2, locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { FLEET_DASHBOARD } from '../model/addresses/dashboard-paths.ts';
import { LEAKS_PAGE, SNAPSHOTS_PAGE } from '../model/addresses/diff-address.ts';
import { DiffPage } from './diff-page.tsx';
import { LeaksPage } from './leaks-page.tsx';
import { SnapshotsPage } from './snapshots-page.tsx';
import { useLocation } from './use-location.ts';

/** The page that the address names. */
export function AppRoot(_props: AppRootProps) {
  const { pathname } = useLocation();
  if (pathname.endsWith('/diff')) return <DiffPage />;
  if (pathname.endsWith('/snapshots')) return <SnapshotsPage />;
  if (pathname.endsWith('/leaks')) return <LeaksPage />;
  return <FirstPage />;
}

/** The app's first page: what it answers, where to look, and what it needs. */
function FirstPage() {
  const styles = useStyles2(getStyles);
  return (
    <PluginPage>
      <div className={styles.page}>
        <h1>Is a Node.js process leaking, how fast, and when does it reach its limit?</h1>
        <p>
          Each process fills its heap and collects it again. What is left after a major garbage collection is
          the <strong>live set</strong>. When that floor keeps rising, something holds on to memory.
        </p>
        <div className={styles.ways}>
          <LinkButton href={locationUtil.assureBaseUrl(FLEET_DASHBOARD)} icon="chart-line">
            Open the fleet dashboard
          </LinkButton>
          <LinkButton href={locationUtil.assureBaseUrl(LEAKS_PAGE)} icon="list-ul" variant="secondary">
            Who leaks
          </LinkButton>
          <LinkButton href={locationUtil.assureBaseUrl(SNAPSHOTS_PAGE)} icon="camera" variant="secondary">
            Snapshots
          </LinkButton>
        </div>
        <h2>How to read it</h2>
        <ul>
          <li>Thin teeth: heap used. They rise as the program allocates and fall with each collection.</li>
          <li>Bold floor: the live set. Level is healthy; the thin dashes over it are its trend.</li>
          <li>Dashed line above: the heap limit. The process dies when the floor gets there.</li>
        </ul>
        <h2>A process is missing?</h2>
        <p>
          Start it with <code>node --import @heapwatch/exporter/register app.js</code> and let Prometheus
          scrape port 9470. The alert <code>HeapwatchHeapLeak</code> then tells when a live set keeps rising.
        </p>
      </div>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  page: css({
    maxWidth: 760,
    '& h1': { fontSize: theme.typography.h3.fontSize },
    '& h2': { fontSize: theme.typography.h5.fontSize, marginTop: theme.spacing(3) },
    '& ul': { paddingLeft: theme.spacing(3) },
  }),
});
