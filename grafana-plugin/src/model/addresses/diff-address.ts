/** Where the reader of the diff page is; what is absent is chosen by the page. */
export interface DiffAddress {
  /** The instance, as the label `instance` of its metrics has it. */
  readonly instance?: string | undefined;
  /** Ids of snapshots. */
  readonly baseline?: string | undefined;
  readonly current?: string | undefined;
  /** Snapshots of the time in between, in order. */
  readonly through?: readonly string[] | undefined;
  /** The uid of the data source that has the snapshots. */
  readonly snapshots?: string | undefined;
}

export const DIFF_PAGE = '/a/heapwatch-leaks-app/diff';
export const SNAPSHOTS_PAGE = '/a/heapwatch-leaks-app/snapshots';
export const LEAKS_PAGE = '/a/heapwatch-leaks-app/leaks';

/**
 * The address of the diff page, named as a dashboard names its variables, so that links of dashboards and alerts need
 * not know another spelling: `/a/heapwatch-leaks-app/diff?var-instance=…&var-baseline=…&var-current=…`.
 */
export function diffHref(address: DiffAddress): string {
  return `${DIFF_PAGE}?${addressQuery(address)}`;
}

/** The page of an instance's snapshots. */
export function snapshotsHref(address: Pick<DiffAddress, 'instance' | 'snapshots'>): string {
  const query = addressQuery(address);
  return query === '' ? SNAPSHOTS_PAGE : `${SNAPSHOTS_PAGE}?${query}`;
}

function addressQuery({ instance, baseline, current, through, snapshots }: DiffAddress): string {
  const query = new URLSearchParams();
  if (instance !== undefined) query.set('var-instance', instance);
  if (baseline !== undefined) query.set('var-baseline', baseline);
  for (const id of through ?? []) query.append('var-through', id);
  if (current !== undefined) query.set('var-current', current);
  if (snapshots !== undefined) query.set('var-snapshots', snapshots);
  return query.toString();
}

/** Reads leniently: an empty value is none, and `All` of a dashboard is no instance. */
export function readDiffAddress(search: string): DiffAddress {
  const query = new URLSearchParams(search);
  const one = (name: string): string | undefined => {
    const value = query.get(`var-${name}`) ?? '';
    return value === '' || value === '$__all' || value === 'All' ? undefined : value;
  };
  const through = query.getAll('var-through').filter((id) => id !== '');
  return {
    instance: one('instance'),
    baseline: one('baseline'),
    current: one('current'),
    ...(through.length === 0 ? {} : { through }),
    snapshots: one('snapshots'),
  };
}
