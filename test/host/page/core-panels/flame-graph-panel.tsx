import type { PanelProps } from '@grafana/data';
import { checkFields, FlameGraph, getMessageCheckFieldsResult } from '@grafana/flamegraph';
import { config } from '@grafana/runtime';

const theme = () => config.theme2;

/** A frame in Grafana's own flame graph, which says what it misses in it. */
export function FlameGraphPanel({ data }: PanelProps) {
  const error = data.errors?.[0] ?? data.error;
  if (error !== undefined) return <div role="alert">{error.message}</div>;
  const [frame] = data.series;
  if (frame === undefined || frame.fields.length === 0) return <div>No data</div>;
  const wrong = checkFields(frame);
  if (wrong !== undefined) return <div role="alert">{getMessageCheckFieldsResult(wrong)}</div>;
  return <FlameGraph data={frame} getTheme={theme} />;
}
