import type { Scope } from '../access/access-tokens.ts';
import type { AnalystAnswer } from '../analyst.ts';
import type { Schema } from '../schemas/schema.ts';
import type { ServiceContext } from '../service-context.ts';

/** Fields of a part of the request by name; the schema says which, and of which type. */
export type RequestFields = Readonly<Record<string, unknown>>;

export interface RouteRequest {
  readonly params: RequestFields;
  readonly query: RequestFields;
  readonly body: unknown;
  readonly remoteAddress: string;
}

/** An object goes through the schema; what an analysis has written goes out as it is. */
export type RouteReply =
  | { readonly status: number; readonly object: object; readonly location?: string }
  | { readonly answer: AnalystAnswer }
  | { readonly status: 204 };

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With `{name}` for a part that is chosen. */
  readonly path: string;
  /** `none`: without a token. */
  readonly scope: Scope | 'none';
  readonly help: string;
  readonly params?: Readonly<Record<string, object>>;
  readonly query?: Readonly<Record<string, object>>;
  readonly body?: object;
  /** By status; a problem is told for every other. */
  readonly answers: Readonly<Record<number, Schema<never> | Schema<unknown> | object>>;
  respond(context: ServiceContext, request: RouteRequest): Promise<RouteReply>;
}

/** What the schemas have checked already. */
export function textOf(fields: RequestFields, field: string): string {
  return String(fields[field] ?? '');
}

export function numberOf(fields: RequestFields, field: string): number {
  return Number(fields[field]);
}
