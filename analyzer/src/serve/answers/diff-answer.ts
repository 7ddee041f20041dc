import { createHash } from 'node:crypto';
import type { ClassDiff } from '../../explain/diff/class-diff.ts';
import { isSystemClass } from '../../explain/names/class-names.ts';
import type { SnapshotDiff } from '../../explain/snapshot-diff.ts';
import type { ClassGrowth, Diff, DiffMap, DiffSide, DiffSuspects } from '../wire/diff.ts';
import { MAX_CLASSES } from './class-limit.ts';

/** What is known of a side without its content. */
export type KnownSide = Omit<DiffSide, 'nodes' | 'bytes'>;

/** Added nodes by class, as columns: those of `classes[k]` from entry `first[k]` up to, not including, `first[k + 1]`. */
export interface AddedColumns {
  readonly classes: readonly { readonly key: string; readonly className: string }[];
  readonly first: Uint32Array;
  readonly nodes: Uint32Array;
}

export interface DiffAnswers {
  readonly diff: Diff;
  readonly suspects: DiffSuspects;
  readonly map: DiffMap;
  readonly added: AddedColumns;
}

/** `sides` are those of all snapshots that were compared, in order; the diff is one with map and added nodes. */
export function diffAnswers(sides: readonly KnownSide[], diff: SnapshotDiff): DiffAnswers {
  const keys = keyRows(diff.classes);
  const head = {
    baseline: { ...sides[0], ...diff.baseline },
    current: { ...sides[sides.length - 1], ...diff.current },
    through: sides.slice(1, -1).map(({ id }) => id),
    sameProcess: diff.sameProcess,
  };
  const rows = diff.classes.slice(0, MAX_CLASSES).map((row): ClassGrowth => {
    const key = diff.addedNodes?.has(row) ? { key: keys.get(row) as string } : {};
    return { ...row, ...key, isSystem: isSystemClass(row.className) };
  });
  return {
    diff: {
      ...head,
      classes: rows,
      classesLeftOut: diff.classes.length - rows.length,
      suspects: diff.suspects,
      ...(diff.collections === undefined ? {} : { collections: diff.collections }),
      listeners: diff.listeners,
      contexts: diff.contexts,
    },
    suspects: { ...head, suspects: diff.suspects },
    map: diff.retainedMap ?? { bytes: 0, parts: [], rest: { boxes: 0, bytes: 0 } },
    added: addedColumns(diff, keys),
  };
}

/** A key is a hash of the name, with a number for the classes of one name: written at several places. */
function keyRows(rows: readonly ClassDiff[]): ReadonlyMap<ClassDiff, string> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const hash = createHash('sha256').update(row.className).digest('hex').slice(0, 16);
      const count = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, count);
      return [row, count === 1 ? hash : `${hash}-${count}`];
    }),
  );
}

function addedColumns({ addedNodes }: SnapshotDiff, keys: ReadonlyMap<ClassDiff, string>): AddedColumns {
  const listed = [...(addedNodes ?? [])];
  const first = new Uint32Array(listed.length + 1);
  for (const [k, [, nodes]] of listed.entries()) first[k + 1] = first[k] + nodes.length;
  const all = new Uint32Array(first[listed.length]);
  for (const [k, [, nodes]] of listed.entries()) all.set(nodes, first[k]);
  return {
    classes: listed.map(([row]) => ({ key: keys.get(row) as string, className: row.className })),
    first,
    nodes: all,
  };
}
