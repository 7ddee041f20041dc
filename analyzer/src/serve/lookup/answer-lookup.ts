import { gunzipSync } from 'node:zlib';
import { ColumnFileError } from '../../store/column-file-error.ts';
import { limitClasses } from '../answers/class-limit.ts';
import {
  groupNodes,
  nodeRow,
  type PlacedNodes,
  pathAnswer,
  retainersAnswer,
} from '../answers/node-answers.ts';
import type { ClassGroups, GroupNodes } from '../wire/diff.ts';
import type { SnapshotSummary } from '../wire/summary.ts';
import type { Lookup, LookupAnswer, LookupFile } from './lookup.ts';
import { type OpenFile, type OpenFiles, StaleFileError } from './open-files.ts';

/** Paths of one class that are searched for, those of the most retaining nodes: the rest is counted only. */
const MAX_LOOKED_INTO = 1000;

type ClassLookup = Extract<Lookup, { readonly diff: LookupFile }>;

/** Never throws. */
export function answerLookup(files: OpenFiles, lookup: Lookup, release: string): LookupAnswer {
  const paths: string[] = [];
  const open = (file: LookupFile): OpenFile => {
    paths.push(file.path);
    return files.open(file, release);
  };
  try {
    switch (lookup.kind) {
      case 'retainers':
      case 'path':
        return ofNode(open(lookup.index), lookup);
      case 'groups':
      case 'groupNodes': {
        const diff = open(lookup.diff);
        return ofClass(open(lookup.index), diff, lookup);
      }
      case 'firstClasses': {
        const packed = open(lookup.file).file.bytes(lookup.section);
        const whole = JSON.parse(gunzipSync(packed).toString()) as SnapshotSummary;
        return found(limitClasses(whole, lookup.limit));
      }
    }
  } catch (error) {
    if (error instanceof StaleFileError) return { kind: 'stale', paths: [error.path] };
    if (error instanceof ColumnFileError) {
      // which of them is damaged is not worth telling apart
      for (const path of paths) files.close(path);
      return { kind: 'stale', paths };
    }
    return { kind: 'failed', stack: error instanceof Error ? String(error.stack) : String(error) };
  }
}

function ofNode(
  { graph }: OpenFile,
  lookup: Extract<Lookup, { readonly kind: 'retainers' | 'path' }>,
): LookupAnswer {
  const node = graph.findNode(lookup.nodeId);
  if (node === undefined) return { kind: 'missing', what: 'node' };
  return found(lookup.kind === 'path' ? pathAnswer(graph, node) : retainersAnswer(graph, node, lookup.page));
}

function ofClass({ graph }: OpenFile, diff: OpenFile, lookup: ClassLookup): LookupAnswer {
  const classes = diff.file.json('addedClasses') as readonly { key: string; className: string }[];
  const at = classes.findIndex(({ key }) => key === lookup.key);
  if (at < 0) return { kind: 'missing', what: 'class' };
  const { key, className } = classes[at];
  const first = diff.file.numbers('addedFirst');
  const nodes = diff.file.numbers('addedNodes').subarray(first[at], first[at + 1]);
  let groups = diff.groups.get(key);
  if (groups === undefined) {
    const sizes = Float64Array.from(nodes, (node) => graph.retainedSize(node));
    const order = Uint32Array.from(nodes, (_, k) => k).sort((a, b) => sizes[b] - sizes[a] || a - b);
    const largest = order.subarray(0, MAX_LOOKED_INTO).map((k) => nodes[k]);
    groups = groupNodes(graph, largest);
    diff.groups.set(key, groups);
  }
  if (lookup.kind === 'groups') {
    const lookedInto = Math.min(nodes.length, MAX_LOOKED_INTO);
    return found({
      className,
      key,
      total: nodes.length,
      lookedInto,
      groups: groups.map(withoutNodes),
    } satisfies ClassGroups);
  }
  const group = groups.find((candidate) => candidate.key === lookup.group);
  if (group === undefined) return { kind: 'missing', what: 'group' };
  const { offset, limit } = lookup.page;
  return found({
    className,
    key,
    group: group.key,
    total: group.count,
    offset,
    nodes: group.nodes.slice(offset, offset + limit).map((node) => nodeRow(graph, node)),
  } satisfies GroupNodes);
}

function withoutNodes({ nodes: _, ...group }: PlacedNodes): Omit<PlacedNodes, 'nodes'> {
  return group;
}

function found(answer: unknown): LookupAnswer {
  return { kind: 'found', json: JSON.stringify(answer) };
}
