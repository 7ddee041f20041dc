import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { PreflightCheck } from '../../capture/admission/preflight-check.ts';
import type { CapturePauses } from '../../capture/capture-pauses.ts';
import type { HeapProfiles } from '../../capture/profile/heap-profiles.ts';
import type { CaptureOutcome, SnapshotCapture } from '../../capture/snapshot-capture.ts';
import { isSnapshotId, type SnapshotMeta } from '../../capture/store/meta/snapshot-meta.ts';
import type { SnapshotStore } from '../../capture/store/snapshot-store.ts';
import { MAIN_ISOLATE } from '../../catalogue/series.ts';
import type { Scope } from './access/access-tokens.ts';
import type { AuditDetails } from './audit/audit-entry.ts';
import { asProblem } from './capture-problems.ts';
import type { ListenersAnswer } from './listeners-answer.ts';
import { type KnownProcesses, refuseOtherProcess } from './other-process.ts';
import { ProblemError, refusalProblem, sendJson } from './problems.ts';
import { PROFILE_ROUTES } from './profile-routes.ts';
import { readCaptureRequest, readJsonObject } from './request-body.ts';

/** What the routes work on. */
export interface ControlContext {
  readonly capture: SnapshotCapture;
  readonly preflight: Pick<PreflightCheck, 'read'>;
  /** Of the cluster that this process belongs to. */
  readonly processes: () => Promise<KnownProcesses>;
  /** What can be captured. */
  readonly isolates: { labels(): Promise<readonly string[]> };
  readonly store: SnapshotStore;
  readonly pauses: Pick<CapturePauses, 'watch'>;
  readonly identity: () => { readonly service: string; readonly instance: string };
  readonly profiles: HeapProfiles;
  /** undefined where listeners are not counted. */
  readonly listeners: { read(): ListenersAnswer } | undefined;
}

export interface ControlRequest {
  readonly context: ControlContext;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Text in place of `{id}`; not yet known to be an id. */
  readonly id: string;
  /** Throws the problem that says which scope the token lacks. */
  readonly requireScope: (scope: Scope) => void;
  /** Tells the audit log what the request is about. */
  readonly note: (details: AuditDetails) => void;
  /** Tells the audit log how what this request began has ended. */
  readonly onEnded: (outcome: CaptureOutcome['outcome'], code?: string) => void;
}

type Respond = (request: ControlRequest) => Promise<void>;

export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** What the token needs; some requests need more, which `help` says. */
  readonly scope: Scope;
  readonly help: string;
  readonly respond: Respond;
}

/** Every route of the control listener once. */
export const CONTROL_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/v1/snapshots',
    scope: 'capture',
    help: 'PAUSES the process while V8 builds a heap snapshot. 202 with `Location`. Body `{ "reason": "WHY", "redact": true, "force": false, "isolate": "main" }`, any part of it or none; `isolate` names a worker thread, which is paused then instead; `process` is for a cluster, whose processes have a listener each: that of another is refused with its address. `"redact": false` needs the scope `raw` too, `"force": true` the scope `force`.',
    respond: postSnapshot,
  },
  {
    method: 'GET',
    path: '/v1/snapshots',
    scope: 'read',
    help: 'The snapshots of this instance, newest first, the one being captured included.',
    respond: listSnapshots,
  },
  {
    method: 'GET',
    path: '/v1/snapshots/preflight',
    scope: 'read',
    help: 'What a capture would cost now (`memoryBytes`, `pauseSeconds`, `fileBytes`, at `least` and at `worst`), what is free, and the `verdict`: `go`, `refuse` or `heap_profile`. Pauses nothing.',
    respond: getPreflight,
  },
  {
    method: 'POST',
    path: '/v1/snapshots/preflight',
    scope: 'capture',
    help: 'The same, once V8 has counted the objects of the heap: PAUSES the process for about a tenth of what the capture would. Not counted after a capture of this process, which tells more.',
    respond: countPreflight,
  },
  {
    method: 'GET',
    path: '/v1/isolates',
    scope: 'read',
    help: 'What can be captured: `main` and the worker threads, each as `isolate`, with what a capture of it would cost now. Pauses nothing.',
    respond: listIsolates,
  },
  {
    method: 'GET',
    path: '/v1/snapshots/{id}',
    scope: 'read',
    help: 'State (`running`, `captured`, `failed`) and meta of one snapshot.',
    respond: getSnapshot,
  },
  {
    method: 'GET',
    path: '/v1/snapshots/{id}/content',
    scope: 'read',
    help: 'The snapshot itself, gzip. Redacted: texts are replaced by length and hash; one that is not needs the scope `raw` too.',
    respond: getContent,
  },
  {
    method: 'DELETE',
    path: '/v1/snapshots/{id}',
    scope: 'capture',
    help: 'Deletes a snapshot. 204.',
    respond: deleteSnapshot,
  },
  {
    method: 'GET',
    path: '/v1/listeners',
    scope: 'read',
    help: 'Listeners by emitter and event, the fastest growing first, with the places they are added at (`url`, `line`, `column`), as far as sampled.',
    respond: getListeners,
  },
  ...PROFILE_ROUTES,
];

async function postSnapshot(call: ControlRequest): Promise<void> {
  const { context, request, response, requireScope, note, onEnded } = call;
  const { process, ...asked } = readCaptureRequest(await readJsonObject(request));
  note({ ...asked });
  if (!asked.redact) requireScope('raw');
  if (asked.force) requireScope('force');
  if (process !== undefined) refuseOtherProcess(process, await context.processes());
  await context.store.prepare().catch(asProblem);
  const begun = await context.capture.begin({ ...asked, trigger: 'control' });
  if ('outcome' in begun) throw refusalProblem(begun);
  note({ id: begun.id });
  void begun.ended.then((end) => onEnded(end.outcome, codeOf(end)));
  sendJson(response, 202, running(context, begun), { Location: `/v1/snapshots/${begun.id}` });
}

function codeOf(end: CaptureOutcome): string | undefined {
  return end.outcome === 'captured' ? undefined : end.code;
}

async function getPreflight({ context, response }: ControlRequest): Promise<void> {
  sendJson(response, 200, { ...context.identity(), ...(await context.preflight.read().catch(asProblem)) });
}

async function countPreflight({ context, response }: ControlRequest): Promise<void> {
  const preflight = await context.preflight.read({ count: true }).catch(asProblem);
  sendJson(response, 200, { ...context.identity(), ...preflight });
}

async function listIsolates({ context, response }: ControlRequest): Promise<void> {
  const labels = await context.isolates.labels();
  const isolates = labels.map(async (isolate) => {
    const named = isolate === MAIN_ISOLATE.isolate ? undefined : isolate;
    return { isolate, preflight: await context.preflight.read({ isolate: named }) };
  });
  sendJson(response, 200, { ...context.identity(), isolates: await Promise.all(isolates).catch(asProblem) });
}

async function listSnapshots({ context, response }: ControlRequest): Promise<void> {
  const stored = await context.store.list().catch(asProblem);
  const { running: run } = context.capture;
  const snapshots = [
    ...(run === undefined ? [] : [running(context, run)]),
    ...stored.filter((meta) => isOwn(context, meta)).map((meta) => ({ state: 'captured', ...meta })),
  ];
  sendJson(response, 200, { snapshots });
}

async function getSnapshot({ context, response, id, note }: ControlRequest): Promise<void> {
  if (isSnapshotId(id)) note({ id });
  const { running: run } = context.capture;
  const failure = context.capture.failure(id);
  if (run?.id === id) {
    sendJson(response, 200, running(context, run));
  } else if (failure !== undefined) {
    sendJson(response, 200, { id, state: 'failed', code: failure.code, detail: failure.detail });
  } else {
    sendJson(response, 200, { state: 'captured', ...(await findOwn(context, id)) });
  }
}

async function getContent({ context, response, id, requireScope, note }: ControlRequest): Promise<void> {
  refuseUncaptured(context, id);
  const { redacted } = await findOwn(context, id);
  note({ id, redact: redacted });
  if (!redacted) requireScope('raw');
  const content = await context.store.openContent(id).catch(asProblem);
  if (content === undefined) throw notFound();
  try {
    response.writeHead(200, {
      'Content-Type': 'application/gzip',
      'Content-Length': content.sizeBytes,
      'Content-Disposition': `attachment; filename="${id}.heapsnapshot.gz"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    await pipeline(content.stream, response);
  } finally {
    await content.close();
  }
}

async function deleteSnapshot({ context, response, id, note }: ControlRequest): Promise<void> {
  refuseUncaptured(context, id);
  await findOwn(context, id);
  note({ id });
  if (!(await context.store.remove(id).catch(asProblem))) throw notFound();
  response.writeHead(204);
  response.end();
}

async function getListeners({ context, response }: ControlRequest): Promise<void> {
  const reading = context.listeners?.read();
  if (reading === undefined) {
    throw new ProblemError('not_found', 'listeners are not counted: the option listeners.watch is off');
  }
  sendJson(response, 200, {
    ...context.identity(),
    ...reading,
    listeners: reading.listeners.map((growth) => ({ ...MAIN_ISOLATE, ...growth })),
  });
}

function running(context: ControlContext, run: { id: string; reason: string; startedMs: number }) {
  return {
    state: 'running',
    id: run.id,
    ...context.identity(),
    reason: run.reason,
    startedAt: new Date(run.startedMs).toISOString(),
  };
}

/** One directory may serve several processes of a user; each listener speaks for its own. */
function isOwn(context: ControlContext, meta: SnapshotMeta): boolean {
  const { service, instance } = context.identity();
  return meta.service === service && meta.instance === instance;
}

async function findOwn(context: ControlContext, id: string): Promise<SnapshotMeta> {
  const meta = await context.store.find(id).catch(asProblem);
  if (meta === undefined || !isOwn(context, meta)) throw notFound();
  return meta;
}

function refuseUncaptured(context: ControlContext, id: string): void {
  if (context.capture.running?.id === id) {
    throw new ProblemError('capture_running', 'this snapshot is still being captured');
  }
  if (context.capture.failure(id) !== undefined) {
    throw new ProblemError('snapshot_not_captured', 'the capture of this snapshot failed');
  }
}

function notFound(): ProblemError {
  return new ProblemError('not_found', 'this instance has no snapshot of that id');
}
