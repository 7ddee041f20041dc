declare const described: unique symbol;

/** A JSON schema of values of the type. */
export interface Schema<T> {
  readonly [described]?: T;
  readonly description?: string;
}

type OptionalKeys<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? Key : never }[keyof T];
type Fields<T> = { readonly [Key in keyof T]-?: Schema<Exclude<T[Key], undefined>> };

export const text: Schema<string> = { type: 'string' } as Schema<string>;
export const flag: Schema<boolean> = { type: 'boolean' } as Schema<boolean>;
/** Signed: deltas are. */
export const number: Schema<number> = { type: 'number' } as Schema<number>;
export const count: Schema<number> = { type: 'integer', minimum: 0 } as Schema<number>;

/** Takes every field of the type, those that may be missing apart. */
export function object<T extends object>(
  required: Fields<Omit<T, OptionalKeys<T>>>,
  optional: Fields<Pick<T, OptionalKeys<T>>>,
): Schema<T> {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
  } as Schema<T>;
}

export function list<T>(items: Schema<T>): Schema<readonly T[]> {
  return { type: 'array', items } as Schema<readonly T[]>;
}

export function oneOf<const T extends string | number>(...values: readonly T[]): Schema<T> {
  return { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: values } as Schema<T>;
}

export function anyOf<T>(...schemas: readonly Schema<T>[]): Schema<T> {
  return { anyOf: schemas } as Schema<T>;
}

/** A schema that others refer to by its name. */
export interface NamedSchema {
  readonly $id: string;
}

const named: NamedSchema[] = [];

/** Names a schema, and gives the reference to it. */
export function name<T>($id: string, schema: Schema<T>): Schema<T> {
  named.push({ ...schema, $id });
  return refer($id);
}

/** For a schema that holds itself. */
export function refer<T>($id: string): Schema<T> {
  return { $ref: `${$id}#` } as Schema<T>;
}

/** All that were named so far, each behind those it refers to. */
export function namedSchemas(): readonly NamedSchema[] {
  return named;
}
