import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import swagger from '@fastify/swagger';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { bearerToken } from './access/access-tokens.ts';
import { isKnownHost } from './access/host-check.ts';
import type { AnalystAnswer } from './analyst.ts';
import { PROBLEMS, type ProblemCode, ProblemError } from './problems.ts';
import type { RequestFields, Route } from './routes/route.ts';
import { OPENAPI_PATH, ROUTES } from './routes/route-table.ts';
import { problem as problemSchema } from './schemas/inventory-schemas.ts';
import { namedSchemas } from './schemas/schema.ts';
import type { ServiceContext } from './service-context.ts';

export interface HttpOptions {
  readonly isLoopback: boolean;
  /** Host names besides those of loopback. */
  readonly hostNames: readonly string[];
  readonly onFault: (stack: string) => void;
}

const MAX_BODY_BYTES = 4096;
const MAX_PARAM_LENGTH = 1000;
const REQUEST_MS = 30_000;
const RETRY_SECONDS = 1;
const MAX_CONNECTIONS = 1000;
const unpack = promisify(gunzip);

/** Puts the routes behind HTTP: schemas, tokens, problems, the OpenAPI document. */
export async function buildHttpService(
  context: ServiceContext,
  options: HttpOptions,
): Promise<FastifyInstance> {
  const service = Fastify({
    logger: false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, ignoreTrailingSlash: false },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    ajv: { customOptions: { coerceTypes: 'array', removeAdditional: false, useDefaults: true } },
    frameworkErrors: (error, _request, reply) => sendProblem(reply as FastifyReply, describeError(error)),
  });
  service.server.maxConnections = MAX_CONNECTIONS;
  const hideFaults = (error: unknown): ProblemError => {
    const told = describeError(error);
    if (told.problem.status === 500 && error instanceof Error && !(error instanceof ProblemError)) {
      options.onFault(String(error.stack));
    }
    return told;
  };
  service.setErrorHandler((error, _request, reply) => sendProblem(reply, hideFaults(error)));
  service.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, ProblemError.of('not_found', 'there is no such route')),
  );
  takeEmptyBodies(service);
  service.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  });
  service.addHook('onRequest', async ({ headers }) => {
    const known = { isLoopback: options.isLoopback, names: options.hostNames };
    if (isKnownHost(headers.host, known)) return;
    throw ProblemError.of('host_refused', 'name this host with --allow-host');
  });
  await service.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'Heapwatch analyzer',
        version: context.version,
        description: 'Heap snapshots of Node.js processes: what grew, and who holds it.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: { buildLocalReference: ({ $id }) => String($id) },
  });
  for (const schema of namedSchemas()) service.addSchema(schema);
  for (const route of ROUTES) addRoute(service, context, route);
  service.get(
    OPENAPI_PATH,
    { schema: { hide: true }, onRequest: async (request) => authorize(context, 'read', request) },
    async () => service.swagger(),
  );
  await service.ready();
  return service;
}

/** Clients that always name a type send no body with it all the same: with a DELETE, and where one may be left out. */
function takeEmptyBodies(service: FastifyInstance): void {
  const parse = service.getDefaultJsonParser('error', 'error');
  service.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, null);
    else parse(request, String(text), done);
  });
}

function addRoute(service: FastifyInstance, context: ServiceContext, route: Route): void {
  const { method, path, scope, help, params, query, body, answers } = route;
  const codes = ['4XX', '5XX'].map((status) => [status, problemAnswer(problemSchema)]);
  service.route({
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      summary: help,
      ...(scope === 'none' ? {} : { security: [{ bearer: [] }] }),
      ...(params && { params: { type: 'object', properties: params, required: Object.keys(params) } }),
      ...(query && { querystring: { type: 'object', properties: query } }),
      ...(body && { body }),
      response: {
        ...answers,
        ...(method === 'DELETE' ? { 204: { type: 'null', description: 'done' } } : {}),
        ...Object.fromEntries(codes),
      },
    },
    onRequest: async (request) => authorize(context, scope, request),
    handler: async (request, reply) => {
      const told = await route.respond(context, {
        params: request.params as RequestFields,
        query: request.query as RequestFields,
        body: request.body,
        remoteAddress: request.ip,
      });
      if ('answer' in told) return sendAnswer(request, reply, told.answer);
      reply.code(told.status);
      if (!('object' in told)) return reply.send();
      if (told.location !== undefined) reply.header('Location', told.location);
      return reply.send(told.object);
    },
  });
}

function problemAnswer(schema: object): object {
  return { description: 'a problem', content: { 'application/problem+json': { schema } } };
}

function authorize({ tokens }: ServiceContext, scope: Route['scope'], request: FastifyRequest): void {
  if (scope === 'none') return;
  const scopes = tokens.scopesOf(bearerToken(request.headers.authorization));
  if (scopes.has(scope)) return;
  if (!scopes.has('read'))
    throw ProblemError.of('unauthorized', 'send Authorization: Bearer with a token of this service');
  throw tokens.canCapture
    ? ProblemError.of('capture_token_needed', 'this token may read only')
    : ProblemError.of('capture_disabled', 'start the service with --capture-token-file');
}

async function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: AnalystAnswer) {
  if (answer.kind === 'pending') {
    reply.code(202).headers({ 'Retry-After': RETRY_SECONDS, Location: request.url });
    return reply.send(answer.pending);
  }
  reply.code(200).type('application/json; charset=utf-8');
  if (answer.kind === 'json') return reply.send(answer.json);
  reply.header('Vary', 'Accept-Encoding');
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(request.headers['accept-encoding'] ?? '')) {
    return reply.header('Content-Encoding', 'gzip').send(answer.bytes);
  }
  return reply.send(await unpack(answer.bytes));
}

function sendProblem(reply: FastifyReply, { problem }: ProblemError) {
  if (problem.retryAfterSeconds !== undefined) reply.header('Retry-After', problem.retryAfterSeconds);
  if (problem.status === 401) reply.header('WWW-Authenticate', 'Bearer');
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

const FASTIFY_CODES: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

function describeError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', statusCode = 500, validation, message } = error as FastifyError;
  const known = FASTIFY_CODES[code];
  if (known !== undefined) return ProblemError.of(known, PROBLEMS[known].title);
  if (validation !== undefined) return ProblemError.of('invalid_request', message);
  if (statusCode >= 400 && statusCode < 500) return ProblemError.of('invalid_request', message);
  return ProblemError.of('internal_error', 'the service has said why on stderr');
}
