import type { NodeGroup, NodeRow, Retainer } from 'heapwatch/wire';
import type { DiffRow } from './diff-rows.ts';

/** What a row of the tree is about. */
export type TreeItem =
  | { readonly kind: 'class'; readonly row: DiffRow }
  | { readonly kind: 'group'; readonly classKey: string; readonly group: NodeGroup }
  | { readonly kind: 'node'; readonly node: NodeRow }
  | { readonly kind: 'retainer'; readonly retainer: Retainer };

/** What is below an open row. */
export type Branch =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'ready';
      readonly items: readonly TreeItem[];
      /** Of these, how many there are on all pages. */
      readonly total: number;
      /** Said below the items, where not all was looked into. */
      readonly note?: string | undefined;
    };

export interface TreeRow {
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly item: TreeItem | { readonly kind: 'note'; readonly text: string; readonly isMore: boolean };
  readonly canOpen: boolean;
  readonly isOpen: boolean;
  readonly parentKey: string | undefined;
}

/** The classes of a diff as closed rows, which stay the same objects however they are ordered. */
export function classRows(rows: readonly DiffRow[]): readonly TreeRow[] {
  const none: ReadonlyMap<string, Branch> = new Map();
  return rows.map((row, at) => treeRow(`class-${at}`, 1, { kind: 'class', row }, undefined, none));
}

/** Rows as they stand below one another: classes in order, and below each open row what it opened to. */
export function flattenTree(
  classes: readonly TreeRow[],
  branches: ReadonlyMap<string, Branch>,
  countText: (count: number) => string,
): readonly TreeRow[] {
  if (branches.size === 0) return classes;
  const rows: TreeRow[] = [];
  // Last in, first out: children are pushed in reverse. A reader opens a few levels, but nobody says how many.
  const waiting: TreeRow[] = [];
  for (const closed of classes) {
    waiting.push(branches.has(closed.key) ? { ...closed, isOpen: true } : closed);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      rows.push(next);
      const branch = branches.get(next.key);
      if (branch !== undefined) waiting.push(...below(next, branch, branches, countText).reverse());
    }
  }
  return rows;
}

function below(
  parent: TreeRow,
  branch: Branch,
  branches: ReadonlyMap<string, Branch>,
  countText: (count: number) => string,
): TreeRow[] {
  const level = parent.level + 1;
  const note = (text: string, isMore = false): TreeRow => ({
    key: `${parent.key}/${isMore ? 'more' : 'note'}`,
    level,
    item: { kind: 'note', text, isMore },
    canOpen: false,
    isOpen: false,
    parentKey: parent.key,
  });
  if (branch.state === 'loading') return [note('Loading…')];
  if (branch.state === 'failed') return [note(branch.message)];
  if (branch.items.length === 0) return [note('Nothing: a root of the heap, which nothing else holds.')];
  const rows = branch.items.map((item, at) =>
    treeRow(`${parent.key}/${at}`, level, item, parent.key, branches),
  );
  const left = branch.total - branch.items.length;
  if (left > 0) rows.push(note(`${countText(left)} more: show the next ones`, true));
  if (branch.note !== undefined) rows.push(note(branch.note));
  return rows;
}

function treeRow(
  key: string,
  level: number,
  item: TreeItem,
  parentKey: string | undefined,
  branches: ReadonlyMap<string, Branch>,
): TreeRow {
  return { key, level, item, canOpen: canOpen(item), isOpen: branches.has(key), parentKey };
}

function canOpen(item: TreeItem): boolean {
  if (item.kind === 'class') return item.row.key !== undefined;
  return item.kind !== 'retainer' || item.retainer.retainerCount > 0;
}

/** Where a key of the keyboard leads in a treegrid (WAI-ARIA Authoring Practices). */
export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'toggle'; readonly index: number };

export function treeMove(
  rows: readonly TreeRow[],
  index: number,
  key: string,
  pageRows: number,
): TreeMove | undefined {
  const row = rows[index];
  const focus = (to: number): TreeMove => ({
    kind: 'focus',
    index: Math.max(0, Math.min(rows.length - 1, to)),
  });
  if (row === undefined) return undefined;
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1);
    case 'ArrowUp':
      return focus(index - 1);
    case 'PageDown':
      return focus(index + pageRows);
    case 'PageUp':
      return focus(index - pageRows);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(rows.length - 1);
    case 'Enter':
    case ' ':
      return { kind: 'toggle', index };
    case 'ArrowRight':
      if (row.canOpen && !row.isOpen) return { kind: 'toggle', index };
      return row.isOpen ? focus(index + 1) : undefined;
    case 'ArrowLeft': {
      if (row.isOpen) return { kind: 'toggle', index };
      const parent = rows.findIndex((each) => each.key === row.parentKey);
      return parent === -1 ? undefined : focus(parent);
    }
    default:
      return undefined;
  }
}
