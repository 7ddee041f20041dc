import type { StoredSnapshot } from '../../store/snapshots/snapshot-directory.ts';
import { DIFF, MAP, SUSPECTS } from '../analysis/analysis-task.ts';
import { ProblemError } from '../problems.ts';
import { classNodes, diff, diffMap, diffSuspects } from '../schemas/diff-schemas.ts';
import { pending } from '../schemas/inventory-schemas.ts';
import type { ServiceContext } from '../service-context.ts';
import { CLASS_KEY, CLASS_LIMIT, GROUP, ID, PAGE, THROUGH } from './request-schemas.ts';
import { numberOf, type Route, type RouteReply, type RouteRequest, textOf } from './route.ts';
import { findSnapshot } from './snapshot-routes.ts';

const PAIR = { baseline: ID, current: ID };
const PATH = '/api/v1/diffs/{baseline}/{current}';
/** Of a series; each is a graph in memory. */
const MAX_THROUGH = 8;

export const DIFF_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: PATH,
    scope: 'read',
    help: 'What grew: classes, suspects, collections, listeners, contexts. With `through`, added means: allocated up to the first of them and still alive in the current one.',
    params: PAIR,
    query: { ...THROUGH, ...CLASS_LIMIT },
    answers: { 200: diff, 202: pending },
    respond: (context, request) => {
      const { limit } = request.query;
      return readDiff(context, request, DIFF, limit === undefined ? undefined : Number(limit));
    },
  },
  {
    method: 'GET',
    path: `${PATH}/suspects`,
    scope: 'read',
    help: 'The likely culprits alone, the likeliest first.',
    params: PAIR,
    query: THROUGH,
    answers: { 200: diffSuspects, 202: pending },
    respond: (context, request) => readDiff(context, request, SUSPECTS),
  },
  {
    method: 'GET',
    path: `${PATH}/map`,
    scope: 'read',
    help: 'The added bytes as boxes within boxes, by class and by what dominates them.',
    params: PAIR,
    query: THROUGH,
    answers: { 200: diffMap, 202: pending },
    respond: (context, request) => readDiff(context, request, MAP),
  },
  {
    method: 'GET',
    path: `${PATH}/classes/{key}/nodes`,
    scope: 'read',
    help: 'The added nodes of a class: groups by retaining path, or with `group` the nodes of one, the most retaining first.',
    params: { ...PAIR, key: CLASS_KEY },
    query: { ...THROUGH, ...GROUP, ...PAGE },
    answers: { 200: classNodes, 202: pending },
    respond: readNodes,
  },
];

async function readDiff(
  context: ServiceContext,
  request: RouteRequest,
  section: string,
  limit?: number,
): Promise<RouteReply> {
  return { answer: await context.analyst.ofDiff(await findSeries(context, request), section, limit) };
}

async function readNodes(context: ServiceContext, request: RouteRequest): Promise<RouteReply> {
  const { params, query } = request;
  const key = textOf(params, 'key');
  const group = query.group === undefined ? undefined : textOf(query, 'group');
  const page = { offset: numberOf(query, 'offset'), limit: numberOf(query, 'limit') };
  const series = await findSeries(context, request);
  return {
    answer: await context.analyst.lookUpClass(series, (index, diffFile) =>
      group === undefined
        ? { kind: 'groups', index, diff: diffFile, key }
        : { kind: 'groupNodes', index, diff: diffFile, key, group, page },
    ),
  };
}

/** The snapshots to compare, in order. */
async function findSeries(
  context: ServiceContext,
  { params, query }: RouteRequest,
): Promise<readonly StoredSnapshot[]> {
  const through = ((query.through ?? []) as readonly string[])
    .flatMap((ids) => ids.split(','))
    .filter((id) => id !== '');
  if (through.length > MAX_THROUGH) {
    throw ProblemError.of(
      'invalid_request',
      `through names ${through.length} snapshots: ${MAX_THROUGH} at most`,
    );
  }
  const ids = [textOf(params, 'baseline'), ...through, textOf(params, 'current')];
  return Promise.all(ids.map((id) => findSnapshot(context, id)));
}
