import type { PanelProps } from '@grafana/data';
import { Table } from '@grafana/ui';

/** A frame in Grafana's own table. */
export function TablePanel({ data, width, height }: PanelProps) {
  const error = data.errors?.[0] ?? data.error;
  if (error !== undefined) return <div role="alert">{error.message}</div>;
  const [frame] = data.series;
  if (frame === undefined || frame.fields.length === 0) return <div>No data</div>;
  return <Table data={frame} width={width} height={height} ariaLabel={frame.name ?? 'table'} />;
}
