import { type HeapProfileFile, PROFILE_LIMITS } from '../../capture/profile/heap-profile.ts';
import { isSnapshotId } from '../../capture/store/snapshot-meta.ts';
import { asProblem } from './capture-problems.ts';
import type { ControlRequest, ControlRoute } from './control-routes.ts';
import { ProblemError, sendJson } from './problems.ts';
import { readJsonObject, reasonOf, refuseOthers } from './request-body.ts';

/** Every route of heap profiles once. */
export const PROFILE_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/v1/heap-profiles',
    scope: 'capture',
    help: 'Reads the sampling heap profile, which PAUSES the process for a major GC: what was allocated since sampling began and is alive, by call path. 201 with `Location`; body `{ "reason": "…" }` or none.',
    respond: postProfile,
  },
  {
    method: 'GET',
    path: '/v1/heap-profiles',
    scope: 'read',
    help: 'The heap profiles of this instance, newest first; the last 50 are kept.',
    respond: listProfiles,
  },
  {
    method: 'GET',
    path: '/v1/heap-profiles/{id}',
    scope: 'read',
    help: 'Meta of one heap profile, and what it cannot tell.',
    respond: getProfile,
  },
  {
    method: 'GET',
    path: '/v1/heap-profiles/{id}/content',
    scope: 'read',
    help: 'The profile as a `.heapprofile`, for Chrome DevTools and `heapwatch diff`.',
    respond: getContent,
  },
  {
    method: 'GET',
    path: '/v1/heap-profiles/{id}/pprof',
    scope: 'read',
    help: 'The profile as gzipped pprof, for `go tool pprof`, Pyroscope and others.',
    respond: getPprof,
  },
];

async function postProfile({ context, request, response, note }: ControlRequest): Promise<void> {
  const body = await readJsonObject(request);
  refuseOthers(body, ['reason']);
  const reason = reasonOf(body);
  note({ reason });
  const outcome = await context.profiles.capture(reason);
  if (outcome.outcome !== 'captured') throw new ProblemError(outcome.code, outcome.detail);
  const { id } = outcome.profile;
  note({ id });
  sendJson(
    response,
    201,
    { ...outcome.profile, limits: PROFILE_LIMITS },
    { Location: `/v1/heap-profiles/${id}` },
  );
}

async function listProfiles({ context, response }: ControlRequest): Promise<void> {
  sendJson(response, 200, { heapProfiles: await context.profiles.list().catch(asProblem) });
}

async function getProfile(call: ControlRequest): Promise<void> {
  const { heapwatch } = await find(call);
  sendJson(call.response, 200, { ...heapwatch, limits: PROFILE_LIMITS });
}

async function getContent(call: ControlRequest): Promise<void> {
  const profile = await find(call);
  sendJson(call.response, 200, profile, {
    'Content-Disposition': `attachment; filename="${profile.heapwatch.id}.heapprofile"`,
  });
}

async function getPprof(call: ControlRequest): Promise<void> {
  const profile = await find(call);
  const { encodePprof } = await import('../../capture/profile/pprof.ts');
  const bytes = encodePprof(profile);
  call.response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': bytes.length,
    'Content-Disposition': `attachment; filename="${profile.heapwatch.id}.pb.gz"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  call.response.end(bytes);
}

async function find({ context, id, note }: ControlRequest): Promise<HeapProfileFile> {
  if (isSnapshotId(id)) note({ id });
  const profile = await context.profiles.find(id).catch(asProblem);
  if (profile === undefined)
    throw new ProblemError('not_found', 'this instance has no heap profile of that id');
  return profile;
}
