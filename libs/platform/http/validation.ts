import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { forbiddenNames, refuseUnstorable } from './json-body.js';
import { pointerOf } from './pointer.js';
import { Problem, type ProblemPart } from './problem.js';
import type { JsonSchema } from './schema.js';
import { schemaOfDto, type DtoClass } from './schema-of-dto.js';

/** Enough to mend a request by; a body with a thousand faults is not answered with a thousand sentences. */
const mostErrors = 50;

/** Sentences for constraints whose own message tells a programmer, not a caller, what to do. */
const sentences: Readonly<Record<string, string>> = {
  whitelistValidation: 'This field is not known here. Remove it, or check its spelling.',
  nestedValidation: 'This must be an object, or a list of objects.',
  isDefined: 'This field is required.',
  isNotEmpty: 'This field must not be empty.',
};

/**
 * Validates bodies, queries and parameters against their DTO class. The properties of a DTO carry the names of the
 * wire. Unknown fields are refused, nothing is converted unless the DTO says so, and no message repeats a value.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new Problem('invalid_request', { errors: partsOf(errors) }),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type === 'custom' || metatype === undefined || builtIn.has(metatype)) return value;
    if (type === 'body' && !isObject(value ?? {}))
      throw new Problem('invalid_request', { errors: [notAnObject] });
    if (type === 'body' && value === null) throw new Problem('invalid_request', { errors: [notAnObject] });
    if (type === 'body') refuseLongLists(value, schemaOf(metatype as DtoClass));
    else refuseUnfitNames(value);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (fault) {
      if (!(fault instanceof Problem) || type === 'body') throw fault;
      throw new Problem(fault.code, { errors: (fault.details.errors ?? []).map(asParameter) });
    }
  }
}

/** of a list whose DTO names no bound */
const mostItems = 1_000;

const schemas = new WeakMap<DtoClass, JsonSchema>();

function schemaOf(dto: DtoClass): JsonSchema {
  const known = schemas.get(dto) ?? schemaOfDto(dto);
  schemas.set(dto, known);
  return known;
}

/** Before any of their items is looked at: a list of a million would be checked item by item, and refused after minutes. */
function refuseLongLists(value: unknown, schema: JsonSchema, path: readonly (string | number)[] = []): void {
  if (Array.isArray(value)) {
    const most = schema.maxItems ?? mostItems;
    if (schema.type !== 'array') return;
    if (value.length > most) {
      const detail = `This must hold at most ${most} items.`;
      throw new Problem('invalid_request', { errors: [{ pointer: pointerOf(path), detail }] });
    }
    if (schema.items?.properties)
      for (const [index, item] of value.entries()) refuseLongLists(item, schema.items, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(schema.properties ?? {}))
      refuseLongLists((value as Record<string, unknown>)[name], part, [...path, name]);
  }
}

/** Names that the transformer passes over in silence, and texts that can't be stored. */
function refuseUnfitNames(query: unknown): void {
  refuseUnstorable(query);
  const names = Object.keys(query as object).filter((name) => forbiddenNames.has(name));
  if (names.length === 0) return;
  const detail = sentences['whitelistValidation'] ?? '';
  throw new Problem('invalid_request', { errors: names.map((parameter) => ({ parameter, detail })) });
}

const builtIn = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer]);
const notAnObject = { pointer: '#', detail: 'The body must be a JSON object.' };

function isObject(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The errors of class-validator, flattened: one sentence a constraint, with the place of the field. */
export function partsOf(errors: readonly ValidationError[], path: readonly string[] = []): ProblemPart[] {
  const parts = errors.flatMap((error): ProblemPart[] => {
    const here = [...path, error.property];
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => ({
      pointer: pointerOf(here),
      detail: sentences[name] ?? sentenceOf(message, error.property),
    }));
    return [...own, ...partsOf(error.children ?? [], here)];
  });
  return parts.slice(0, mostErrors);
}

/** 'title must be a string' -> 'This must be a string.'; the pointer names the field already. */
function sentenceOf(message: string, property: string): string {
  const start = message.startsWith(`${property} `) ? `This${message.slice(property.length)}` : message;
  const sentence = start.charAt(0).toUpperCase() + start.slice(1);
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}

function asParameter({ pointer = '#/', detail }: ProblemPart): ProblemPart {
  return { parameter: decodeURIComponent(pointer.slice(2)), detail };
}
