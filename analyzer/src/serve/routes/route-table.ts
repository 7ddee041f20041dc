import { health } from '../schemas/inventory-schemas.ts';
import type { Health } from '../wire/inventory.ts';
import { DIFF_ROUTES } from './diff-routes.ts';
import { HEAP_PROFILE_ROUTES } from './heap-profile-routes.ts';
import { INSTANCE_ROUTES } from './instance-routes.ts';
import type { Route } from './route.ts';
import { SNAPSHOT_ROUTES } from './snapshot-routes.ts';

/** Where the OpenAPI document is. */
export const OPENAPI_PATH = '/api/v1/openapi.json';

/** Every route of the service once, but for the OpenAPI document that is made of them. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/healthz',
    scope: 'none',
    help: 'Whether the service runs, which release it is, and whether it asks for tokens.',
    answers: { 200: health },
    respond: async ({ version, tokens }) => ({
      status: 200,
      object: {
        service: 'heapwatch-analyzer',
        status: 'ok',
        version,
        apiVersion: 1,
        needsToken: tokens.needsToken,
        canCapture: tokens.canCapture,
      } satisfies Health,
    }),
  },
  ...INSTANCE_ROUTES,
  ...SNAPSHOT_ROUTES,
  ...DIFF_ROUTES,
  ...HEAP_PROFILE_ROUTES,
];
