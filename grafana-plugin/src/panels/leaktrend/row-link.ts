import { type InterpolateFunction, locationUtil } from '@grafana/data';
import type { MouseEvent } from 'react';
import type { LinkedLeakRow } from '../../data/leak-rows.ts';
import { processDashboardPath } from '../../model/addresses/dashboard-paths.ts';

export interface RowLink {
  readonly href: string;
  readonly target?: string | undefined;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
}

/** Where a click on a row leads: the first data link of its field, else the dashboard of its process. */
export function rowLink(row: LinkedLeakRow, parameters: string): RowLink {
  const [link] = row.links();
  if (link !== undefined) return { href: link.href, target: link.target, onClick: link.onClick };
  return { href: locationUtil.assureBaseUrl(`${processDashboardPath(row.identity)}${parameters}`) };
}

const TAKEN_ALONG = ['__url_time_range', 'datasource:queryparam'];

/** The time range and the chosen data source, as they are in the address of this dashboard. */
export function linkParameters(replaceVariables: InterpolateFunction): string {
  return TAKEN_ALONG.map((variable) => replaceVariables(`\${${variable}}`))
    .filter((text) => text !== '' && !text.includes('$'))
    .map((text) => `&${text}`)
    .join('');
}
