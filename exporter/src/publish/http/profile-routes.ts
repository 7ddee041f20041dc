import { pipeline } from 'node:stream/promises';
import { PROFILE_LIMITS } from '../../capture/profile/heap-profile.ts';
import { isSnapshotId } from '../../capture/store/meta/snapshot-meta.ts';
import { asProblem } from './capture-problems.ts';
import type { ControlRequest, ControlRoute } from './control-routes.ts';
import { ProblemError, refusalProblem, sendJson } from './problems.ts';
import { readJsonObject, reasonOf, refuseOthers } from './request-body.ts';

/** Every route of heap profiles once. */
export const PROFILE_ROUTES: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/v1/heap-profiles',
    scope: 'capture',
    help: 'Reads the sampling heap profile, which PAUSES the process for a major GC: what was allocated since sampling began and is alive, by call path. 201 with `Location`; body `{ "reason": "WHY" }` or none. 429 within `profile.coolDown` and past `profile.perHour`.',
    respond: postProfile,
  },
  {
    method: 'GET',
    path: '/v1/heap-profiles',
    scope: 'read',
    help: 'The heap profiles of this instance, newest first, those that were taken in place of a snapshot included.',
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
  {
    method: 'DELETE',
    path: '/v1/heap-profiles/{id}',
    scope: 'capture',
    help: 'Deletes a heap profile. 204.',
    respond: deleteProfile,
  },
];

async function postProfile({ context, request, response, note }: ControlRequest): Promise<void> {
  const body = await readJsonObject(request);
  refuseOthers(body, ['reason']);
  const reason = reasonOf(body);
  note({ reason });
  const outcome = await context.profiles.capture({ reason, trigger: 'control' });
  if (outcome.outcome === 'refused') throw refusalProblem(outcome);
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

async function getProfile({ context, response, id, note }: ControlRequest): Promise<void> {
  if (isSnapshotId(id)) note({ id });
  const meta = await context.profiles.find(id).catch(asProblem);
  if (meta === undefined) throw notFound();
  sendJson(response, 200, { ...meta, limits: PROFILE_LIMITS });
}

async function getContent({ context, response, id, note }: ControlRequest): Promise<void> {
  if (isSnapshotId(id)) note({ id });
  const content = await context.profiles.openContent(id).catch(asProblem);
  if (content === undefined) throw notFound();
  try {
    response.writeHead(200, {
      ...attachment(`${id}.heapprofile`, content.sizeBytes),
      'Content-Type': 'application/json',
    });
    await pipeline(content.stream, response);
  } finally {
    await content.close();
  }
}

async function getPprof({ context, response, id, note }: ControlRequest): Promise<void> {
  if (isSnapshotId(id)) note({ id });
  const profile = await context.profiles.read(id).catch(asProblem);
  if (profile === undefined) throw notFound();
  const { encodePprof } = await import('../../capture/profile/pprof.ts');
  const bytes = encodePprof(profile);
  response.writeHead(200, {
    ...attachment(`${id}.pb.gz`, bytes.length),
    'Content-Type': 'application/octet-stream',
  });
  response.end(bytes);
}

async function deleteProfile({ context, response, id, note }: ControlRequest): Promise<void> {
  if (isSnapshotId(id)) note({ id });
  if (!(await context.profiles.remove(id).catch(asProblem))) throw notFound();
  response.writeHead(204);
  response.end();
}

function attachment(name: string, bytes: number) {
  return {
    'Content-Length': bytes,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}

function notFound(): ProblemError {
  return new ProblemError('not_found', 'this instance has no heap profile of that id');
}
