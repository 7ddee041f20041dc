import { capturedAt, type StoredSnapshot } from '../../store/snapshots/snapshot-directory.ts';
import { STATISTICS, SUMMARY } from '../analysis/analysis-task.ts';
import { ProblemError } from '../problems.ts';
import { pending, snapshot, snapshotList } from '../schemas/inventory-schemas.ts';
import { nodePath, nodeRetainers } from '../schemas/node-schemas.ts';
import { snapshotStatistics, snapshotSummary } from '../schemas/summary-schemas.ts';
import type { ServiceContext } from '../service-context.ts';
import type { CapturedSnapshot, SnapshotList } from '../wire/inventory.ts';
import { isFrom, ORIGIN } from './origin-filter.ts';
import { CLASS_LIMIT, ID, NODE, PAGE } from './request-schemas.ts';
import { numberOf, type Route, type RouteReply, type RouteRequest, textOf } from './route.ts';

export const SNAPSHOT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/snapshots',
    scope: 'read',
    help: 'The snapshots, newest first, those being captured and failed ones included.',
    query: ORIGIN,
    answers: { 200: snapshotList },
    respond: listSnapshots,
  },
  {
    method: 'GET',
    path: '/api/v1/snapshots/{id}',
    scope: 'read',
    help: 'One snapshot: its state (`capturing`, `fetching`, `captured`, `failed`) and what is known of it.',
    params: { id: ID },
    answers: { 200: snapshot },
    respond: readSnapshot,
  },
  {
    method: 'DELETE',
    path: '/api/v1/snapshots/{id}',
    scope: 'capture',
    help: 'Deletes a snapshot, and all that was made of it. 204. The exporter keeps its own.',
    params: { id: ID },
    answers: {},
    respond: deleteSnapshot,
  },
  {
    method: 'GET',
    path: '/api/v1/snapshots/{id}/summary',
    scope: 'read',
    help: 'Totals by class, and what there is much of.',
    params: { id: ID },
    query: CLASS_LIMIT,
    answers: { 200: snapshotSummary, 202: pending },
    respond: readSummary,
  },
  {
    method: 'GET',
    path: '/api/v1/snapshots/{id}/statistics',
    scope: 'read',
    help: 'Where the bytes are: code, strings, arrays, V8 itself, outside the heap.',
    params: { id: ID },
    answers: { 200: snapshotStatistics, 202: pending },
    respond: readStatistics,
  },
  {
    method: 'GET',
    path: '/api/v1/snapshots/{id}/nodes/{node}/retainers',
    scope: 'read',
    help: 'Who points to a node: one level, nearest to the roots first, weak edges last.',
    params: { id: ID, node: NODE },
    query: PAGE,
    answers: { 200: nodeRetainers, 202: pending },
    respond: readRetainers,
  },
  {
    method: 'GET',
    path: '/api/v1/snapshots/{id}/nodes/{node}/path',
    scope: 'read',
    help: 'The most telling retaining path of a node, root first.',
    params: { id: ID, node: NODE },
    answers: { 200: nodePath, 202: pending },
    respond: readPath,
  },
];

async function listSnapshots(context: ServiceContext, { query }: RouteRequest): Promise<RouteReply> {
  const stored = await context.store.list();
  const isStored = new Set(stored.map(({ id }) => id));
  const described = await Promise.all(stored.map((snapshot) => describe(context, snapshot)));
  const unstored = context.captures.list().filter(({ id }) => !isStored.has(id));
  const snapshots = [...unstored, ...described].filter(isFrom(query));
  return { status: 200, object: { snapshots } satisfies SnapshotList };
}

async function readSnapshot(context: ServiceContext, { params }: RouteRequest): Promise<RouteReply> {
  const id = textOf(params, 'id');
  const stored = await context.store.find(id);
  if (stored !== undefined) return { status: 200, object: await describe(context, stored) };
  const unstored = context.captures.find(id);
  if (unstored === undefined) throw noSnapshot();
  return { status: 200, object: unstored };
}

async function deleteSnapshot(
  context: ServiceContext,
  { params, remoteAddress }: RouteRequest,
): Promise<RouteReply> {
  const id = textOf(params, 'id');
  const stored = await context.store.find(id);
  if (stored === undefined && !context.captures.forget(id)) {
    if (context.captures.find(id) === undefined) throw noSnapshot();
    throw ProblemError.of('snapshot_not_captured', 'this snapshot is being captured');
  }
  if (stored !== undefined) {
    await context.store.remove(stored);
    await context.analyst.sweep();
  }
  context.audit({ event: 'delete', remoteAddress, snapshot: id, outcome: 'done' });
  return { status: 204 };
}

async function readSummary(context: ServiceContext, { params, query }: RouteRequest): Promise<RouteReply> {
  const limit = query.limit === undefined ? undefined : numberOf(query, 'limit');
  const snapshot = await findSnapshot(context, textOf(params, 'id'));
  return { answer: await context.analyst.ofSnapshot(snapshot, SUMMARY, limit) };
}

async function readStatistics(context: ServiceContext, { params }: RouteRequest): Promise<RouteReply> {
  const snapshot = await findSnapshot(context, textOf(params, 'id'));
  return { answer: await context.analyst.ofSnapshot(snapshot, STATISTICS) };
}

async function readRetainers(context: ServiceContext, { params, query }: RouteRequest): Promise<RouteReply> {
  const nodeId = numberOf(params, 'node');
  const page = { offset: numberOf(query, 'offset'), limit: numberOf(query, 'limit') };
  const snapshot = await findSnapshot(context, textOf(params, 'id'));
  return {
    answer: await context.analyst.lookUpNode(snapshot, (index) => ({
      kind: 'retainers',
      index,
      nodeId,
      page,
    })),
  };
}

async function readPath(context: ServiceContext, { params }: RouteRequest): Promise<RouteReply> {
  const nodeId = numberOf(params, 'node');
  const snapshot = await findSnapshot(context, textOf(params, 'id'));
  return {
    answer: await context.analyst.lookUpNode(snapshot, (index) => ({ kind: 'path', index, nodeId })),
  };
}

/** A snapshot that is in the store. Throws a problem that says why it is not. */
export async function findSnapshot(context: ServiceContext, id: string): Promise<StoredSnapshot> {
  const stored = await context.store.find(id);
  if (stored !== undefined) return stored;
  if (context.captures.find(id) === undefined) throw noSnapshot();
  throw ProblemError.of('snapshot_not_captured', 'this snapshot is not captured, or its capture failed');
}

function noSnapshot(): ProblemError {
  return ProblemError.of('not_found', 'there is no snapshot of that id');
}

async function describe(context: ServiceContext, stored: StoredSnapshot): Promise<CapturedSnapshot> {
  const { meta } = stored;
  // a file that cannot be read is listed all the same
  const facts = await context.analyst.facts(stored).catch(() => undefined);
  const nodes = facts?.nodes ?? meta.nodeCount;
  const { service, instance, isolate, process, reason, trigger, pid, nodeVersion, v8Version } = meta;
  const known = {
    service,
    instance,
    isolate,
    process,
    reason,
    trigger,
    pid,
    nodeVersion,
    v8Version,
    isRedacted: meta.redacted,
    durationSeconds: meta.durationSeconds,
    pauseSeconds: meta.pauseSeconds,
    nodes,
    heapBytes: facts?.heapBytes,
  };
  return {
    state: 'captured',
    id: stored.id,
    capturedAt: capturedAt(stored),
    fileBytes: stored.fileBytes,
    fileName: stored.fileName,
    isAnalyzed: facts !== undefined,
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
  };
}
