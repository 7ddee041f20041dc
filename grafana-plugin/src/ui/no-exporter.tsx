import { PanelMessage } from './panel-message.tsx';

/** Prometheus answered, and knows nothing of what was chosen. */
export function NoExporter({ of = 'for this instance' }: { readonly of?: string }) {
  return (
    <PanelMessage title={`No series ${of}: is the exporter running?`}>
      <p>
        Start the process with <code>node --import @heapwatch/exporter/register app.js</code>, then look for
        it under Status → Targets in Prometheus. If it ran before, widen the time range.
      </p>
    </PanelMessage>
  );
}
