import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type AccessToken, findCaller, type Scope } from './access/access-tokens.ts';
import { isExpectedHost } from './access/host-rule.ts';
import type { AuditDetails, AuditEntry } from './audit/audit-entry.ts';
import type { AuditLog } from './audit/audit-log.ts';
import { CONTROL_ROUTES, type ControlContext, type ControlRoute } from './control-routes.ts';
import { type Listener, type ListenerOptions, openListener } from './listener.ts';
import { endIfSilent, pauseAllowance } from './pause-allowance.ts';
import { ProblemError, problemText, sendProblem } from './problems.ts';

/** How much of a listener one client can hold, and for how long. */
export interface ControlLimits {
  readonly headerBytes: number;
  readonly headersMs: number;
  readonly requestMs: number;
  readonly checkEachMs: number;
  /** How long a reader may take nothing. */
  readonly idleMs: number;
  readonly connections: number;
  readonly requestsPerConnection: number;
}

export const CONTROL_LIMITS: ControlLimits = {
  headerBytes: 8192,
  headersMs: 5_000,
  requestMs: 10_000,
  checkEachMs: 5_000,
  idleMs: 60_000,
  connections: 64,
  requestsPerConnection: 100,
};

export interface ControlAccess {
  /** Looked at for each request, as they may change. */
  readonly tokens: () => readonly AccessToken[];
  /** Names that a `Host` header may have beside `localhost` and addresses. */
  readonly hostNames: readonly string[];
  readonly audit: Pick<AuditLog, 'write'>;
}

/** Opens the control listener. It answers nobody without a token, not even that a path does not exist. */
export function openControlListener(
  context: ControlContext,
  access: ControlAccess,
  options: Omit<ListenerOptions, 'name' | 'onRequest' | 'server'>,
  limits: ControlLimits = CONTROL_LIMITS,
): Listener {
  return openListener({
    ...options,
    name: 'control',
    maxConnections: limits.connections,
    maxRequestsPerSocket: limits.requestsPerConnection,
    server: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkEachMs,
    },
    onBrokenRequest: answerBroken,
    onServer(server) {
      server.on('timeout', endIfSilent);
      const allowance = pauseAllowance(server);
      const release = context.pauses.watch(allowance);
      return () => {
        release();
        allowance.stop();
      };
    },
    onRequest(request, response) {
      // A reader that takes nothing holds no file open.
      response.setTimeout(limits.idleMs);
      void answer(context, access, request, response, options.onError);
    },
  });
}

/** Never rejects. */
async function answer(
  context: ControlContext,
  access: ControlAccess,
  request: IncomingMessage,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  const remoteAddress = request.socket.remoteAddress ?? 'gone';
  let caller: AccessToken | undefined;
  let action = `${request.method} of no route`;
  const details: { -readonly [K in keyof AuditDetails]: AuditDetails[K] } = {};
  let code: string | undefined;
  const audit = (entry: Pick<AuditEntry, 'outcome' | 'status' | 'code'>) =>
    access.audit.write({
      ...(caller === undefined ? {} : { token: caller.name }),
      remoteAddress,
      action,
      ...details,
      ...entry,
    });
  try {
    refuseStrangeHost(request, access.hostNames);
    caller = findCaller(request.headers.authorization, access.tokens());
    if (caller === undefined) {
      throw new ProblemError('unauthorized', 'send a control token as `Authorization: Bearer TOKEN`', {
        headers: { 'WWW-Authenticate': 'Bearer realm="heapwatch"', Connection: 'close' },
      });
    }
    const { route, id } = findRoute(request);
    action = `${route.method} ${route.path}`;
    const requireScope = scopeCheck(caller);
    requireScope(route.scope);
    await route.respond({
      context,
      request,
      response,
      id,
      requireScope,
      note: (noted) => Object.assign(details, noted),
      onEnded: (outcome, failure) => audit({ outcome, ...(failure === undefined ? {} : { code: failure }) }),
    });
  } catch (error) {
    if (error instanceof ProblemError) code = error.code;
    else if (response.headersSent || request.errored) code = 'connection_broken';
    else code = 'internal_error';
    if (response.headersSent || request.errored) {
      // The client went away, or the file failed under the stream: then the broken length tells it.
      response.destroy();
    } else if (error instanceof ProblemError) {
      sendProblem(response, error);
    } else {
      onError(error);
      sendProblem(response, new ProblemError('internal_error', 'see heapwatch_errors_total'));
    }
  }
  const status = response.statusCode;
  const outcome = code === undefined ? 'done' : code === 'internal_error' ? 'failed' : 'refused';
  audit({ outcome, status, ...(code === undefined ? {} : { code }) });
}

function refuseStrangeHost({ headers }: IncomingMessage, names: readonly string[]): void {
  if (isExpectedHost(headers.host, names)) return;
  throw new ProblemError(
    'wrong_host',
    'the Host header wants an address, `localhost` or a name of control.hostNames',
    { headers: { Connection: 'close' } },
  );
}

function scopeCheck({ name, scopes }: AccessToken): (scope: Scope) => void {
  return (scope) => {
    if (scopes.has(scope)) return;
    throw new ProblemError('scope_missing', `the token ${name} lacks the scope ${scope}`, {
      members: { scope },
    });
  };
}

function findRoute({ method, url = '' }: IncomingMessage): { route: ControlRoute; id: string } {
  const [path = '', query] = url.split('?', 2);
  // What a URL says ends in logs and histories; a token there is to be told at once.
  if (query !== undefined) {
    throw new ProblemError('invalid_query', 'no route takes a query; the token goes into a header');
  }
  const matches = CONTROL_ROUTES.flatMap((route) => {
    const id = matchPath(route, path);
    return id === undefined ? [] : [{ route, id }];
  });
  if (matches.length === 0) throw new ProblemError('not_found', 'see docs/control.md for the routes');
  const match = matches.find(({ route }) => route.method === method);
  if (match === undefined) {
    const allowed = matches.map(({ route }) => route.method).join(', ');
    throw new ProblemError('method_not_allowed', `use ${allowed}`, { headers: { Allow: allowed } });
  }
  return match;
}

/** @returns the text in place of `{id}`, empty where the path has none; undefined when it does not match */
function matchPath({ path: pattern }: ControlRoute, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [i, segment] of wanted.entries()) {
    const text = given[i] ?? '';
    if (segment === '{id}') id = text;
    else if (segment !== text) return undefined;
  }
  return id;
}

/** Answers what never became a request: too large, too slow, or no HTTP. */
function answerBroken(error: unknown, socket: Duplex): void {
  const found = error instanceof Error && 'code' in error ? error.code : undefined;
  const code =
    found === 'HPE_HEADER_OVERFLOW'
      ? 'headers_too_large'
      : found === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 'request_too_slow'
        : 'invalid_request';
  // Bytes of an answer that has begun must not be followed by another one's.
  if (!socket.writable || ('bytesWritten' in socket && Number(socket.bytesWritten) > 0)) socket.destroy();
  else socket.end(problemText(new ProblemError(code, 'the connection is closed')));
}
