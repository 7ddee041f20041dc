import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBearerToken } from './bearer-token.ts';
import { CONTROL_ROUTES, type ControlContext, type ControlRoute } from './control-routes.ts';
import { type Listener, type ListenerOptions, openListener } from './listener.ts';
import { ProblemError, sendProblem } from './problems.ts';

/** Opens the control listener. It answers nobody without the token, not even that a path does not exist. */
export function openControlListener(
  context: ControlContext,
  token: string,
  options: Omit<ListenerOptions, 'name' | 'onRequest' | 'server'>,
): Listener {
  return openListener({
    ...options,
    name: 'control',
    server: {
      maxHeaderSize: 8192,
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
    },
    onRequest(request, response) {
      // A reader that takes nothing for a minute holds no file open.
      response.setTimeout(60_000, () => response.destroy());
      respond(context, token, request, response).catch((error: unknown) => {
        if (response.headersSent || request.errored) {
          // The client went away, or the file failed under the stream: then the broken length tells it.
          response.destroy();
        } else if (error instanceof ProblemError) {
          sendProblem(response, error);
        } else {
          options.onError(error);
          sendProblem(response, new ProblemError('internal_error', 'see heapwatch_errors_total'));
        }
      });
    },
  });
}

async function respond(
  context: ControlContext,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!hasBearerToken(request.headers.authorization, token)) {
    throw new ProblemError('unauthorized', 'send the control token as `Authorization: Bearer …`', {
      'WWW-Authenticate': 'Bearer realm="heapwatch"',
      Connection: 'close',
    });
  }
  const path = request.url?.split('?', 1)[0] ?? '';
  const matches = CONTROL_ROUTES.flatMap((route) => {
    const id = matchPath(route, path);
    return id === undefined ? [] : [{ route, id }];
  });
  if (matches.length === 0)
    throw new ProblemError('not_found', 'the routes are under /v1/snapshots and /v1/listeners');
  const match = matches.find(({ route }) => route.method === request.method);
  if (match === undefined) {
    const allowed = matches.map(({ route }) => route.method).join(', ');
    throw new ProblemError('method_not_allowed', `use ${allowed}`, { Allow: allowed });
  }
  await match.route.respond({ context, request, response, id: match.id });
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
