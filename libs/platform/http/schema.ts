/** The part of JSON Schema 2020-12 that OpenAPI 3.1 documents of this API use. */
export interface JsonSchema {
  type?: string | string[];
  description?: string;
  format?: string;
  enum?: readonly (string | number | null)[];
  const?: string | number | boolean;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  oneOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  contentMediaType?: string;
}

export function text(description?: string): JsonSchema {
  return { type: 'string', ...described(description) };
}

export function integer(description?: string): JsonSchema {
  return { type: 'integer', ...described(description) };
}

export function number(description?: string): JsonSchema {
  return { type: 'number', ...described(description) };
}

export function flag(description?: string): JsonSchema {
  return { type: 'boolean', ...described(description) };
}

/** ISO 8601 in UTC */
export function moment(description?: string): JsonSchema {
  return { type: 'string', format: 'date-time', ...described(description) };
}

export function oneOf(values: readonly string[], description?: string): JsonSchema {
  return { type: 'string', enum: values, ...described(description) };
}

export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return { type: 'array', items, ...described(description) };
}

export function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') return { oneOf: [schema, { type: 'null' }] };
  const values = schema.enum ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

/** An object all of whose members are always there, except those named `optional`. */
export function object(properties: Record<string, JsonSchema>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** An object whose members the schema leaves open. */
export function openObject(description?: string): JsonSchema {
  return { type: 'object', additionalProperties: true, ...described(description) };
}

export function pageOf(items: JsonSchema): JsonSchema {
  return object({ data: listOf(items), next_cursor: orNull(text()), has_more: flag() });
}

/** The body of a file reply. */
export function binary(mediaType: string): JsonSchema {
  return { type: 'string', contentMediaType: mediaType };
}

function described(description: string | undefined): { description?: string } {
  return description === undefined ? {} : { description };
}
