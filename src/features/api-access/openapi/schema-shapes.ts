/** Small helpers that keep the description short enough to be read. A JSON Schema is a plain object. */
export type Schema = Record<string, unknown>;
/** What can be asked at which addresses. */
export type Paths = Record<string, Record<string, Schema>>;

export const text = (description?: string): Schema => ({ type: 'string', ...(description ? { description } : {}) });
export const number = (description?: string): Schema => ({ type: 'number', ...(description ? { description } : {}) });
export const whole = (description?: string): Schema => ({ type: 'integer', ...(description ? { description } : {}) });
export const flag = (description?: string): Schema => ({ type: 'boolean', ...(description ? { description } : {}) });
export const date = (description?: string): Schema => ({ ...text(description), format: 'date' });
export const instant = (description?: string): Schema => ({ ...text(description), format: 'date-time' });
export const list = (items: Schema, description?: string): Schema => ({
  type: 'array',
  items,
  ...(description ? { description } : {}),
});
export const oneOf = (values: readonly (string | null)[], description?: string): Schema => ({
  enum: values,
  ...(description ? { description } : {}),
});
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** An object whose fields are all there, but for those named as optional. */
export function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

/** An object of which any part may be given. */
export const partial = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
});

export const query = (name: string, schema: Schema, required = false): Schema => ({
  name,
  in: 'query',
  schema,
  ...(required ? { required } : {}),
});
export const inPath = (name: string, description: string): Schema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});

export const PAGING: Schema[] = [
  query('cursor', text('`nextCursor` of the page before.')),
  query('limit', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
];
export const nextCursor = orNull(text('For the next page; null on the last.'));

export const DAYS = [
  query('from', date('First day, in the organisation’s zone.')),
  query('to', date('Last day, inclusive.')),
];

export const answer = (description: string, schema: Schema): Schema => ({
  description,
  content: { 'application/json': { schema } },
});
export const body = (schema: Schema, example?: unknown): Schema => ({
  required: true,
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
});

const PROBLEMS: Record<number, string> = {
  400: 'The body is not valid JSON.',
  401: 'No key, or not a valid one.',
  403: 'The key lacks the scope.',
  404: 'There is no such thing.',
  409: 'It does not fit what is there.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Something in the request is not right; `errors` names each field.',
  429: 'Too many wrong keys in a short time.',
  503: 'Too much is asked for at this moment, or the database does not answer; try again after `Retry-After` seconds.',
};

export const problems = (...statuses: number[]): Record<string, Schema> =>
  Object.fromEntries(
    statuses.map((status) => [
      String(status),
      { description: PROBLEMS[status] ?? '', content: { 'application/problem+json': { schema: ref('Problem') } } },
    ]),
  );

interface Operation {
  summary: string;
  description?: string;
  parameters?: Schema[];
  requestBody?: Schema;
  responses: Record<string, Schema>;
}

/** One operation of a key that needs a scope: the problems that every such address has are added. */
export function withScope(scope: string, operation: Operation): Schema {
  const writing = operation.requestBody === undefined ? [] : [400, 413, 415];
  return {
    ...operation,
    security: [{ key: [scope] }],
    description: [operation.description, `Scope: \`${scope}\`.`].filter(Boolean).join('\n\n'),
    responses: { ...operation.responses, ...problems(401, 403, 429, 503, ...writing) },
  };
}
