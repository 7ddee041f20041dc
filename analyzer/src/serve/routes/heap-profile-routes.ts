import { flameGraph, heapProfileList } from '../schemas/heap-profile-schemas.ts';
import type { ServiceContext } from '../service-context.ts';
import type { HeapProfileList } from '../wire/heap-profile.ts';
import { isFrom, ORIGIN } from './origin-filter.ts';
import { numberOf, type Route, type RouteReply, type RouteRequest, textOf } from './route.ts';

const ID = { type: 'string', minLength: 1, maxLength: 80, description: 'id of a heap profile' };
const LIMIT = {
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: 20_000,
    default: 5_000,
    description: 'call paths at most, the largest',
  },
};

export const HEAP_PROFILE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/heap-profiles',
    scope: 'read',
    help: 'The sampling heap profiles (`*.heapprofile`) in the directory and, with `isAtTarget`, those that the exporters of the targets keep, newest first. `unanswered` names the targets that could not be asked.',
    query: ORIGIN,
    answers: { 200: heapProfileList },
    respond: listProfiles,
  },
  {
    method: 'GET',
    path: '/api/v1/heap-profiles/{id}/flame-graph',
    scope: 'read',
    help: 'Who allocated what is alive, by call path, laid out as flame graphs are drawn. One that is at a target is fetched for it, and not stored.',
    params: { id: ID },
    query: LIMIT,
    answers: { 200: flameGraph },
    respond: readFlameGraph,
  },
];

async function listProfiles({ profiles }: ServiceContext, { query }: RouteRequest): Promise<RouteReply> {
  const name = { service: textOf(query, 'service'), instance: textOf(query, 'instance') };
  const found = await profiles.list(name);
  const wanted = found.profiles.filter(isFrom(query));
  return { status: 200, object: { ...found, profiles: wanted } satisfies HeapProfileList };
}

async function readFlameGraph(
  { profiles }: ServiceContext,
  { params, query }: RouteRequest,
): Promise<RouteReply> {
  const json = await profiles.flameGraph(textOf(params, 'id'), numberOf(query, 'limit'));
  return { answer: { kind: 'json', json } };
}
