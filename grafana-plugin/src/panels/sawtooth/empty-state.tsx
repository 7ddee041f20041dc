import { LoadingState, type PanelData } from '@grafana/data';
import { PanelMessage } from '../../ui/panel-message.tsx';

/** Why there is no sawtooth, and what to do about it. */
export function EmptyState({ data }: { readonly data: PanelData }) {
  const error = data.errors?.[0] ?? data.error;
  if (data.state === LoadingState.Error || error !== undefined) {
    return (
      <PanelMessage title="The query failed.">
        <p>{error?.message ?? error?.data?.message ?? 'The data source gave no reason.'}</p>
        <p>Open the panel menu → Inspect → Query for what was asked.</p>
      </PanelMessage>
    );
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return <PanelMessage title="Loading…" />;
  }
  const count = data.series.length;
  if (count > 0) {
    return (
      <PanelMessage title="None of these series is heap used, live set or limit.">
        <p>
          The panel tells them by metric name (<code>heapwatch_heap_used_bytes</code>,{' '}
          <code>heapwatch_heap_live_bytes</code>, <code>heapwatch_heap_limit_bytes</code>) or by the query's
          own name: <code>heapUsed</code>, <code>liveSet</code>, <code>heapLimit</code>.
        </p>
      </PanelMessage>
    );
  }
  return (
    <PanelMessage title="No series for this instance: is the exporter running?">
      <p>
        Start the process with <code>node --import @heapwatch/exporter/register app.js</code>, then look for
        it under Status → Targets in Prometheus. If it ran before, widen the time range.
      </p>
    </PanelMessage>
  );
}
