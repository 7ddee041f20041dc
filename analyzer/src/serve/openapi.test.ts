import fc from 'fast-check';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CAPTURE_TOKEN, SECRET, type ServiceStage, startStage } from '../../../test/tools/service-stage.ts';
import { PROBLEMS } from './problems.ts';
import { ROUTES } from './routes/route-table.ts';
import type { Diff } from './wire/diff.ts';

interface ParameterSchema {
  readonly type: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ParameterSchema;
}

interface Operation {
  readonly parameters?: readonly { in: 'path' | 'query'; name: string; schema: ParameterSchema }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let stage: ServiceStage;
let document: OpenApi;
let checker: FastifyInstance;
let classKey: string;

beforeAll(async () => {
  stage = await startStage();
  document = (await (await stage.ask('/api/v1/openapi.json')).json()) as OpenApi;
  checker = await startChecker(document);
  const diff = (await (await stage.answer('/api/v1/diffs/a/b')).json()) as Diff;
  classKey = diff.classes.find(({ key }) => key !== undefined)?.key ?? '';
}, 60_000);
afterAll(async () => {
  await stage.stop();
  await checker.close();
});

test('the document has every route, with the answers and the token it wants', () => {
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(listed.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
});

/** What the document names is sent: ids that are there and ones that are not, numbers in and out of their bounds. */
function values(name: string, schema: ParameterSchema): fc.Arbitrary<string> {
  const known: Readonly<Record<string, readonly string[]>> = {
    id: ['a', 'b', 'c'],
    baseline: ['a', 'b'],
    current: ['b', 'c'],
    through: ['b', 'a,b', ''],
    key: [classKey],
    node: ['99', '101', '103', '1'],
    group: ['1'],
  };
  const hostile = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => text.isWellFormed()),
    fc.constantFrom(
      '..',
      '../../etc/passwd',
      '%2e%2e',
      '__proto__',
      'constructor',
      '\u0000',
      '-1',
      '1e99',
      'NaN',
    ),
  );
  const numbers = fc
    .integer({ min: (schema.minimum ?? 0) - 1, max: Math.min(schema.maximum ?? 1000, 2 ** 31 - 2) + 1 })
    .map(String);
  const typed = schema.type === 'integer' ? numbers : hostile;
  const weighted = known[name];
  if (weighted === undefined) return typed;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...weighted) },
    { weight: 1, arbitrary: typed },
    { weight: 1, arbitrary: hostile },
  );
}

interface Request {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly body?: string;
}

function requests(): fc.Arbitrary<Request> {
  const operations = Object.entries(document.paths).flatMap(([route, all]) =>
    Object.entries(all).map(([method, operation]) => ({ route, method: method.toUpperCase(), operation })),
  );
  return fc.constantFrom(...operations).chain(({ route, method, operation }) => {
    const parameters = operation.parameters ?? [];
    const chosen = fc.record(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, values(name, schema)])),
      {
        requiredKeys: parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
      },
    );
    const body = fc.option(
      fc.oneof(
        fc.json(),
        fc.record({ reason: fc.anything() }).map((value) => JSON.stringify(value)),
        fc.string(),
      ),
      { nil: undefined },
    );
    return fc.tuple(chosen, body).map(([fields, text]) => {
      const taken = fields as Readonly<Record<string, string>>;
      const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(taken[name] ?? ''));
      const query = new URLSearchParams(
        parameters.flatMap(({ in: place, name }): [string, string][] => {
          const value = taken[name];
          return place === 'query' && value !== undefined ? [[name, value]] : [];
        }),
      );
      return {
        method,
        route,
        path: `${path}?${query}`,
        ...(operation.requestBody === undefined || text === undefined ? {} : { body: text }),
      };
    });
  });
}

test('whatever is asked, the answer is one of the document and never a fault of ours', async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(requests(), async ({ method, route, path, body }) => {
      // files that are there stay for the next request
      fc.pre(method !== 'DELETE' || !/\/[abc]\?/.test(path));
      const response = await stage.ask(path, {
        method,
        token: CAPTURE_TOKEN,
        ...(body === undefined ? {} : { body, headers: { 'Content-Type': 'application/json' } }),
      });
      const text = await response.text();
      statuses.add(response.status);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(CAPTURE_TOKEN);
      if (response.status >= 400) {
        const problem = JSON.parse(text) as { code: string; status: number };
        expect(problem.status).toBe(response.status);
        expect(Object.keys(PROBLEMS)).toContain(problem.code);
        expect(problem.code).not.toBe('internal_error');
        expect(problem.code).not.toBe('analysis_failed');
      } else if (response.status !== 204) {
        await checkAnswer(method, route, response.status, text);
      }
    }),
    { numRuns: 400 },
  );
  // the requests did reach what there is
  expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400, 404]));
  // nothing but who asked for what
  for (const line of stage.lines)
    expect(JSON.parse(line)).toMatchObject({ audit: 'capture', outcome: 'refused' });
});

test.each([
  '/api/v1/diffs/a/b',
  '/api/v1/diffs/a/c?through=b',
  '/api/v1/diffs/a/b/suspects',
  '/api/v1/diffs/a/b/map',
  '/api/v1/snapshots/b/summary',
  '/api/v1/snapshots/b/statistics',
  '/api/v1/snapshots/b/nodes/103/path',
  '/api/v1/snapshots/b/nodes/101/retainers',
  '/api/v1/snapshots',
])('%s has the fields of the document and no others', async (path) => {
  const route = path.replace(/\?.*/, '').replace(/\/diffs\/\w\/\w/, '/diffs/{baseline}/{current}');
  const template = route
    .replace(/\/snapshots\/\w\b/, '/snapshots/{id}')
    .replace(/\/nodes\/\d+/, '/nodes/{node}');
  await checkAnswer('GET', template, 200, await (await stage.answer(path)).text());
});

async function checkAnswer(method: string, route: string, status: number, text: string): Promise<void> {
  const checked = await checker.inject({
    method: 'POST',
    url: checkPath(method, route, status),
    headers: { 'content-type': 'application/json' },
    payload: text,
  });
  expect(`${checked.statusCode} ${checked.body}`, `${method} ${route} ${status}: ${text.slice(0, 500)}`).toBe(
    '200 true',
  );
}

/** Checks bodies by the document's schemas, made strict: no field that is not said. */
async function startChecker({ paths, components }: OpenApi): Promise<FastifyInstance> {
  const service = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false } } });
  for (const [$id, schema] of Object.entries(components.schemas))
    service.addSchema({ ...strict(schema), $id });
  for (const [route, operations] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(operations)) {
      for (const [status, { content }] of Object.entries(responses)) {
        const schema = content?.['application/json']?.schema;
        if (schema === undefined) continue;
        service.post(
          checkPath(method, route, Number(status)),
          { schema: { body: strict(schema) } },
          async () => true,
        );
      }
    }
  }
  await service.ready();
  return service;
}

function checkPath(method: string, route: string, status: number): string {
  return `/${Buffer.from(`${method.toUpperCase()} ${route} ${status}`).toString('hex')}`;
}

function strict(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || key === 'properties')
        return value;
      return 'properties' in value ? { ...value, additionalProperties: false } : value;
    }).replaceAll(/"#\/components\/schemas\/(\w+)"/g, '"$1#"'),
  ) as object;
}
