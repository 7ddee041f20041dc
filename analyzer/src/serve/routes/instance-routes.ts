import { capturedAt } from '../../store/snapshots/snapshot-directory.ts';
import { ProblemError } from '../problems.ts';
import { instanceList, preflight, snapshot } from '../schemas/inventory-schemas.ts';
import type { ServiceContext } from '../service-context.ts';
import { TargetClient } from '../targets/target-client.ts';
import type { Target } from '../targets/target-list.ts';
import type { Instance, InstanceList, Preflight } from '../wire/inventory.ts';
import { CAPTURE_BODY, INSTANCE } from './request-schemas.ts';
import { type Route, type RouteReply, type RouteRequest, textOf } from './route.ts';

export const INSTANCE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/instances',
    scope: 'read',
    help: 'The targets, and whoever a stored snapshot is of.',
    answers: { 200: instanceList },
    respond: listInstances,
  },
  {
    method: 'GET',
    path: '/api/v1/instances/{instance}/preflight',
    scope: 'read',
    help: 'What a capture would cost, as the instance itself foretells it.',
    params: { instance: INSTANCE },
    answers: { 200: preflight },
    respond: readPreflight,
  },
  {
    method: 'POST',
    path: '/api/v1/instances/{instance}/snapshots',
    scope: 'capture',
    help: 'PAUSES the process while V8 builds a heap snapshot, which is then fetched into the store. 202 with `Location`; body `{ "reason": "…" }` or none. What the exporter refuses is passed on as it is: status, `code`, `detail`, `Retry-After`.',
    params: { instance: INSTANCE },
    body: CAPTURE_BODY,
    answers: { 202: snapshot },
    respond: capture,
  },
];

async function listInstances({ store, targets }: ServiceContext): Promise<RouteReply> {
  const known = new Map<string, Instance>();
  for (const { service, instance } of targets) {
    known.set(keyOf(service, instance), { service, instance, isTarget: true, snapshotCount: 0 });
  }
  // newest first: the first one met is the latest
  for (const stored of await store.list()) {
    const { service = '', instance = '' } = stored.meta;
    if (service === '' && instance === '') continue;
    const key = keyOf(service, instance);
    const before = known.get(key) ?? { service, instance, isTarget: false, snapshotCount: 0 };
    known.set(key, {
      latestSnapshotAt: capturedAt(stored),
      ...before,
      snapshotCount: before.snapshotCount + 1,
    });
  }
  const instances = [...known.values()].sort(
    (a, b) => a.service.localeCompare(b.service) || a.instance.localeCompare(b.instance),
  );
  return { status: 200, object: { instances } satisfies InstanceList };
}

function keyOf(service: string, instance: string): string {
  return JSON.stringify([service, instance]);
}

async function readPreflight(context: ServiceContext, { params }: RouteRequest): Promise<RouteReply> {
  const target = findTarget(context, textOf(params, 'instance'));
  const { service, instance } = target;
  const found = await new TargetClient(target).preflight();
  if (found === undefined) {
    const reason = 'This exporter cannot foretell what a capture costs.';
    return { status: 200, object: { service, instance, verdict: 'unknown', reason } satisfies Preflight };
  }
  const worst = found.worst ?? {};
  const number = (field: string, of: unknown = found): number | undefined => {
    const value: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, field) : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const word = <Word extends string>(field: string, words: readonly Word[]): Word | undefined =>
    words.find((known) => known === found[field]);
  const { reason, code } = found;
  const object: Preflight = {
    service,
    instance,
    verdict: word('verdict', ['go', 'refuse', 'heap_profile']) ?? 'unknown',
    reason: typeof reason === 'string' ? reason.slice(0, 1000) : '',
    ...defined({
      code: typeof code === 'string' ? code.slice(0, 60) : undefined,
      basis: word('basis', ['spaces', 'counted', 'learned']),
      pauseSeconds: number('pauseSeconds'),
      worstPauseSeconds: number('pauseSeconds', worst),
      extraMemoryBytes: number('memoryBytes'),
      worstExtraMemoryBytes: number('memoryBytes', worst),
      freeMemoryBytes: number('freeMemoryBytes'),
      fileBytes: number('fileBytes'),
      freeDiskBytes: number('freeDiskBytes'),
    }),
  };
  return { status: 200, object };
}

function defined<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

async function capture(
  context: ServiceContext,
  { params, body, remoteAddress }: RouteRequest,
): Promise<RouteReply> {
  const instance = textOf(params, 'instance');
  const reason = (body as { readonly reason?: string } | null | undefined)?.reason;
  const entry = { event: 'capture', remoteAddress, instance, reason } as const;
  try {
    const begun = await context.captures.begin(findTarget(context, instance), reason);
    context.audit({ ...entry, snapshot: begun.id, outcome: 'begun' });
    return { status: 202, object: begun, location: `/api/v1/snapshots/${begun.id}` };
  } catch (error) {
    if (error instanceof ProblemError)
      context.audit({ ...entry, outcome: 'refused', code: error.problem.code });
    throw error;
  }
}

function findTarget({ targets }: ServiceContext, instance: string): Target {
  const target = targets.find((candidate) => candidate.instance === instance);
  if (target === undefined)
    throw ProblemError.of('not_found', 'this instance is no target: it cannot be asked');
  return target;
}
