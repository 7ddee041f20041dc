/** Whether a value fits a field of a meta. */
export type FieldCheck = (value: unknown) => boolean;

export const text: FieldCheck = (value) => typeof value === 'string';
export const amount: FieldCheck = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
export const claim: FieldCheck = (value) => typeof value === 'boolean';
export const sha256: FieldCheck = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
export const oneOf =
  (values: readonly unknown[]): FieldCheck =>
  (value) =>
    values.includes(value);

/**
 * Reads a meta whose fields are looked at one by one. An optional one that does not fit is left out: the content is there
 * all the same. Fields of later releases stay.
 * @returns undefined when the text is no such meta
 */
export function parseFields(
  json: string,
  required: Readonly<Record<string, FieldCheck>>,
  optional: Readonly<Record<string, FieldCheck>>,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = new Map(Object.entries(value));
    if (!Object.entries(required).every(([field, fits]) => fits(fields.get(field)))) return undefined;
    for (const [field, fits] of Object.entries(optional)) {
      if (!fits(fields.get(field))) fields.delete(field);
    }
    return Object.fromEntries(fields);
  } catch {
    return undefined;
  }
}
