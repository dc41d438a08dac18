import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { refuseUnstorable } from './json-body.js';
import { pointerOf } from './pointer.js';
import { Problem, type ProblemPart } from './problem.js';

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
    if (type !== 'body') refuseUnstorable(value);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (fault) {
      if (!(fault instanceof Problem) || type === 'body') throw fault;
      throw new Problem(fault.code, { errors: (fault.details.errors ?? []).map(asParameter) });
    }
  }
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
