import type { PanelData } from '@grafana/data';
import { NoExporter } from '../../ui/no-exporter.tsx';
import { PanelMessage } from '../../ui/panel-message.tsx';
import { QueryProblem } from '../../ui/query-problem.tsx';

/** Why there is no sawtooth, and what to do about it. */
export function EmptyState({ data }: { readonly data: PanelData }) {
  return (
    <QueryProblem data={data}>
      {data.series.length === 0 ? (
        <NoExporter />
      ) : (
        <PanelMessage title="None of these series is heap used, live set or limit.">
          <p>
            The panel tells them by metric name (<code>heapwatch_heap_used_bytes</code>,{' '}
            <code>heapwatch_heap_live_bytes</code>, <code>heapwatch_heap_limit_bytes</code>) or by the query's
            own name: <code>heapUsed</code>, <code>liveSet</code>, <code>heapLimit</code>.
          </p>
        </PanelMessage>
      )}
    </QueryProblem>
  );
}
