import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { JsonSchema } from './schema.js';

export type DtoClass = new () => object;

interface Rule {
  name: string;
  constraints: readonly unknown[];
  each: boolean;
}

type Draw = (schema: JsonSchema, constraints: readonly unknown[]) => void;

/** What each validator says in JSON Schema. One that is not listed narrows the schema no further. */
const drawings: Readonly<Record<string, Draw>> = {
  isString: (schema) => void (schema.type = 'string'),
  isInt: (schema) => void (schema.type = 'integer'),
  isNumber: (schema) => void (schema.type = 'number'),
  isBoolean: (schema) => void (schema.type = 'boolean'),
  // beside a nested class it says no more than the class does
  isObject: (schema) =>
    void (schema.properties ?? Object.assign(schema, { type: 'object', additionalProperties: true })),
  isEmail: (schema) => void Object.assign(schema, { type: 'string', format: 'email' }),
  isUrl: (schema) => void Object.assign(schema, { type: 'string', format: 'uri' }),
  isIso8601: (schema) => void Object.assign(schema, { type: 'string', format: 'date-time' }),
  isMoment: (schema) => void Object.assign(schema, { type: 'string', format: 'date-time' }),
  isCountry: (schema) => void Object.assign(schema, { type: 'string', pattern: '^[A-Z]{2}$' }),
  isDateString: (schema) => void Object.assign(schema, { type: 'string', format: 'date-time' }),
  min: (schema, [least]) => void (schema.minimum = Number(least)),
  max: (schema, [most]) => void (schema.maximum = Number(most)),
  minLength: (schema, [least]) => void (schema.minLength = Number(least)),
  maxLength: (schema, [most]) => void (schema.maxLength = Number(most)),
  isLength: (schema, [least, most]) =>
    void Object.assign(schema, { minLength: least, ...(most === undefined ? {} : { maxLength: most }) }),
  isNotEmpty: (schema) => void (schema.minLength ??= 1),
  matches: (schema, [pattern]) =>
    void (schema.pattern = pattern instanceof RegExp ? pattern.source : String(pattern)),
  isIn: (schema, [values]) => void Object.assign(schema, { type: 'string', enum: [...(values as string[])] }),
  isEnum: (schema, [values]) =>
    void Object.assign(schema, { type: 'string', enum: Object.values(values as object) }),
  equals: (schema, [value]) => void (schema.const = value as string),
};

/** The same for a list as a whole. */
const listDrawings: Readonly<Record<string, Draw>> = {
  arrayMinSize: (schema, [least]) => void (schema.minItems = Number(least)),
  arrayMaxSize: (schema, [most]) => void (schema.maxItems = Number(most)),
  arrayNotEmpty: (schema) => void (schema.minItems = 1),
};

/** The JSON Schema of a DTO, out of the decorators that validate it: the two can't drift apart. */
export function schemaOfDto(dto: DtoClass): JsonSchema {
  const rules = rulesOf(dto);
  const properties: Record<string, JsonSchema> = {};
  for (const [property, found] of rules) properties[property] = schemaOfProperty(dto, property, found);
  const required = [...rules].filter(([, found]) => !isOptional(found)).map(([property]) => property);
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

function rulesOf(dto: DtoClass): Map<string, Rule[]> {
  const rules = new Map<string, Rule[]>();
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(dto, '', true, false)) {
    // the validators of the library carry their name; the built-in kinds are told by their type
    const name = metadata.name ?? metadata.type;
    const rule = {
      name,
      constraints: (metadata.constraints as unknown[] | undefined) ?? [],
      each: metadata.each,
    };
    rules.set(metadata.propertyName, [...(rules.get(metadata.propertyName) ?? []), rule]);
  }
  return rules;
}

function isOptional(rules: readonly Rule[]): boolean {
  return rules.some(({ name }) => name === 'isOptional' || name === 'conditionalValidation');
}

function schemaOfProperty(dto: DtoClass, property: string, rules: readonly Rule[]): JsonSchema {
  const isList = rules.some(({ name, each }) => each || name === 'isArray' || name in listDrawings);
  const isNested = rules.some(({ name }) => name === 'nestedValidation');
  const nested = isNested ? nestedClass(dto, property, isList) : undefined;
  const schema: JsonSchema = nested ? schemaOfDto(nested) : {};
  for (const { name, constraints, each } of rules) if (!isList || each) drawings[name]?.(schema, constraints);
  if (!isList) return schema;
  const list: JsonSchema = { type: 'array', items: schema };
  for (const { name, constraints } of rules) listDrawings[name]?.(list, constraints);
  return list;
}

/** The class a nested value becomes, told by letting class-transformer make one. */
function nestedClass(dto: DtoClass, property: string, isList: boolean): DtoClass | undefined {
  const made = plainToInstance(dto, { [property]: isList ? [{}] : {} }) as Record<string, unknown>;
  const value = isList ? (made[property] as unknown[] | undefined)?.[0] : made[property];
  const found = (value as { constructor?: unknown } | undefined)?.constructor;
  return typeof found === 'function' && found !== Object ? (found as DtoClass) : undefined;
}
