import type { DashboardJson, TargetJson } from '../../../dashboards/dashboard-json.ts';

/** A query as a panel of a dashboard asks it. */
export interface DashboardQuery {
  /** Dashboard, panel and query: what a failure is told by. */
  readonly name: string;
  readonly target: TargetJson;
}

const LOOK_BACK_MS = 10 * 60_000;
/** Every variable as if All were chosen. */
const ALL: Readonly<Record<string, string>> = { job: '.+', instance: '.+', process: '.*', isolate: '.*' };

/** What it asks of Prometheus; the store of snapshots has its own tests. */
export function queriesOf({ uid, panels }: DashboardJson): DashboardQuery[] {
  return panels
    .flatMap((panel) => [panel, ...(panel.panels ?? [])])
    .flatMap(({ title, targets = [] }) =>
      targets
        .filter((target) => 'expr' in target)
        .map((target) => ({ name: `${uid} / ${title} / ${target.refId}`, target })),
    );
}

interface QueryResult {
  readonly error?: string;
  readonly frames: readonly { readonly data: { readonly values: readonly (readonly unknown[])[] } }[];
}

/** Asks all of them as the browser would. Gives the names of those that bring no value, with the reason if any. */
export async function emptyQueries(queries: readonly DashboardQuery[], hostUrl: string): Promise<string[]> {
  const now = Date.now();
  const response = await fetch(`${hostUrl}/api/ds/query`, {
    method: 'POST',
    body: JSON.stringify({
      from: String(now - LOOK_BACK_MS),
      to: String(now),
      queries: queries.map(({ target }, index) => ({
        ...target,
        refId: String(index),
        datasource: { uid: 'prometheus' },
        expr: target.expr.replace(/\$(job|instance|process|isolate)\b/g, (_whole, name) => ALL[name] ?? ''),
      })),
    }),
  });
  const { results } = (await response.json()) as { results: Record<string, QueryResult> };
  return queries.flatMap(({ name }, index) => {
    const result = results[index];
    const hasValue = result?.frames.some(({ data }) => (data.values[0]?.length ?? 0) > 0);
    return hasValue ? [] : [result?.error === undefined ? name : `${name}: ${result.error}`];
  });
}
