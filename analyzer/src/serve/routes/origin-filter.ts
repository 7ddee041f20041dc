import { FILTER } from './request-schemas.ts';
import type { RouteRequest } from './route.ts';

const FIELDS = ['service', 'instance', 'isolate'] as const;

/** Query of a list: whose captures. */
export const ORIGIN = { service: FILTER, instance: FILTER, isolate: FILTER };

/** Tells what a query with {@link ORIGIN} asks for; what it leaves out, or empty, is not looked at. */
export function isFrom(
  query: RouteRequest['query'],
): (captured: { readonly [Field in (typeof FIELDS)[number]]?: string | undefined }) => boolean {
  return (captured) =>
    FIELDS.every(
      (field) => query[field] === undefined || query[field] === '' || query[field] === captured[field],
    );
}
