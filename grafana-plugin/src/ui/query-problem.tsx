import { LoadingState, type PanelData } from '@grafana/data';
import type { ReactNode } from 'react';
import { PanelMessage } from './panel-message.tsx';

interface QueryProblemProps {
  readonly data: PanelData;
  /** When the queries were answered and brought nothing of use. */
  readonly children: ReactNode;
}

/** Why a panel has nothing to draw: the query failed, is under way, or brought nothing. */
export function QueryProblem({ data, children }: QueryProblemProps) {
  const reason = queryFailure(data);
  if (reason !== undefined) {
    return (
      <PanelMessage title="The query failed.">
        <p>{reason}</p>
        <p>Open the panel menu → Inspect → Query for what was asked.</p>
      </PanelMessage>
    );
  }
  if (data.state === LoadingState.Loading || data.state === LoadingState.NotStarted) {
    return <PanelMessage title="Loading…" />;
  }
  return children;
}

/** The first failure among the queries, in the data source's own words. */
export function queryFailure(data: PanelData): string | undefined {
  const error = data.errors?.[0] ?? data.error;
  if (data.state !== LoadingState.Error && error === undefined) return undefined;
  return error?.message ?? error?.data?.message ?? 'The data source gave no reason.';
}
