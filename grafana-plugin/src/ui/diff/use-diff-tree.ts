import { useCallback, useEffect, useRef, useState } from 'react';
import type { Observable, Subscription } from 'rxjs';
import { type Asked, mapAnswer } from '../../data/asked.ts';
import { serviceFailure } from '../../data/service-failure.ts';
import type { SnapshotService } from '../../data/snapshot-service.ts';
import type { DiffSubject } from '../../model/diff/diff-subject.ts';
import type { Branch, TreeItem, TreeRow } from '../../model/diff/diff-tree.ts';
import { formatCount } from '../../model/units/counts.ts';

const PAGE = 50;

type Page = { readonly items: readonly TreeItem[]; readonly total: number; readonly note?: string };

export interface DiffTree {
  readonly branches: ReadonlyMap<string, Branch>;
  readonly toggle: (row: TreeRow) => void;
  readonly open: (row: TreeRow) => void;
  /** Loads the next page of the row that the note stands below. */
  readonly showMore: (parent: TreeRow) => void;
}

/** What is open below the classes of a diff, loaded as it is opened. */
export function useDiffTree(service: SnapshotService, subject: DiffSubject): DiffTree {
  const [branches, setBranches] = useState<ReadonlyMap<string, Branch>>(new Map());
  const requests = useRef(new Map<string, Subscription>());

  useEffect(() => {
    const running = requests.current;
    return () => {
      for (const request of running.values()) request.unsubscribe();
    };
  }, []);

  const put = useCallback((key: string, change: (branch: Branch | undefined) => Branch | undefined) => {
    setBranches((before) => {
      const after = new Map(before);
      const branch = change(before.get(key));
      if (branch === undefined) after.delete(key);
      else after.set(key, branch);
      return after;
    });
  }, []);

  const pageOf = useCallback(
    (row: TreeRow, offset: number): Observable<Asked<Page>> | undefined => {
      const { item } = row;
      switch (item.kind) {
        case 'class': {
          const classKey = item.row.key;
          if (classKey === undefined) return undefined;
          return service.groups(subject, classKey).pipe(
            mapAnswer(({ groups, total, lookedInto }) => ({
              items: groups.map((group) => ({ kind: 'group', classKey, group }) as const),
              total: groups.length,
              ...(lookedInto < total ? { note: lookedIntoText(lookedInto, total) } : {}),
            })),
          );
        }
        case 'group': {
          return service.groupNodes(subject, item.classKey, item.group.key, offset, PAGE).pipe(
            mapAnswer(({ nodes, total }) => ({
              items: nodes.map((node) => ({ kind: 'node', node }) as const),
              total,
            })),
          );
        }
        case 'node':
        case 'retainer': {
          const { nodeId } = item.kind === 'node' ? item.node : item.retainer;
          return service.retainers(subject.current, nodeId, offset, PAGE).pipe(
            mapAnswer(({ retainers, total }) => ({
              items: retainers.map((retainer) => ({ kind: 'retainer', retainer }) as const),
              total,
            })),
          );
        }
        case 'note':
          return undefined;
      }
    },
    [service, subject],
  );

  const load = useCallback(
    (row: TreeRow, loaded: readonly TreeItem[]) => {
      const page = pageOf(row, loaded.length);
      if (page === undefined) return;
      if (loaded.length === 0) put(row.key, () => ({ state: 'loading' }));
      requests.current.get(row.key)?.unsubscribe();
      const request = page.subscribe({
        next: (asked) => {
          if (asked.state !== 'ready') return;
          const { items, ...rest } = asked.answer;
          put(row.key, (branch) =>
            branch === undefined ? undefined : { state: 'ready', items: [...loaded, ...items], ...rest },
          );
        },
        error: (thrown) => {
          const { message, nextStep } = serviceFailure(thrown);
          put(row.key, () => ({ state: 'failed', message: `${message} ${nextStep}` }));
        },
      });
      requests.current.set(row.key, request);
    },
    [pageOf, put],
  );

  const open = useCallback(
    (row: TreeRow) => {
      if (row.canOpen && !row.isOpen) load(row, []);
    },
    [load],
  );
  const toggle = useCallback(
    (row: TreeRow) => {
      if (!row.isOpen) return open(row);
      requests.current.get(row.key)?.unsubscribe();
      put(row.key, () => undefined);
    },
    [open, put],
  );
  const showMore = useCallback(
    (parent: TreeRow) => {
      const branch = branches.get(parent.key);
      if (branch?.state === 'ready') load(parent, branch.items);
    },
    [branches, load],
  );
  return { branches, toggle, open, showMore };
}

function lookedIntoText(lookedInto: number, total: number): string {
  return `The ${formatCount(lookedInto)} most retaining of ${formatCount(total)} nodes were looked into.`;
}
