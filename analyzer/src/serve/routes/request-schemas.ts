/** Parts of requests. Bounds are wide of what we give out, and narrow of what could cost. */
export const ID = { type: 'string', minLength: 1, maxLength: 80, description: 'id of a snapshot' };
export const INSTANCE = {
  type: 'string',
  minLength: 1,
  maxLength: 300,
  description: 'instance, percent-encoded',
};
export const NODE = { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1, description: "V8's id of a node" };
export const CLASS_KEY = {
  type: 'string',
  minLength: 1,
  maxLength: 40,
  description: '`key` of a class in the diff',
};
export const FILTER = { type: 'string', maxLength: 300 };
export const CLASS_LIMIT = {
  limit: { type: 'integer', minimum: 1, maximum: 50_000, description: 'classes at most; all unless given' },
};
export const PAGE = {
  offset: { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1, default: 0 },
  limit: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
};
/** A list, repeated or with commas. */
export const THROUGH = {
  through: {
    type: 'array',
    maxItems: 8,
    items: { type: 'string', maxLength: 700 },
    description: 'snapshots of the time in between, in order; repeated, or one with commas',
  },
};
export const GROUP = {
  group: { type: 'string', maxLength: 10, pattern: '^\\d+$', description: '`key` of a group' },
};
/** Small: a reason is one sentence. */
export const CAPTURE_BODY = {
  type: ['object', 'null'],
  properties: { reason: { type: 'string', maxLength: 500 } },
  additionalProperties: false,
};
