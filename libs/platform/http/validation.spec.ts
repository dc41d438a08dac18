import { Type } from 'class-transformer';
import { IsArray, IsDefined, IsInt, IsString, ValidateNested } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { PageQuery } from './page.js';
import { Problem, type ProblemPart } from './problem.js';
import { RequestValidationPipe } from './validation.js';

class Claim {
  @IsString()
  value: string;
}
class Candidate {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Claim)
  claims: Claim[];
}
class Order {
  @IsDefined()
  @ValidateNested()
  @Type(() => Candidate)
  candidate: Candidate;

  @IsInt()
  count: number;
}

const pipe = new RequestValidationPipe();

async function faults(
  value: unknown,
  type: 'body' | 'query' = 'body',
  metatype: new () => object = Order,
): Promise<readonly ProblemPart[]> {
  const fault: unknown = await pipe.transform(value, { type, metatype }).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  if (!(fault instanceof Problem)) throw new Error('nothing was refused');
  expect(fault.code).toBe('invalid_request');
  return fault.details.errors ?? [];
}

describe('RequestValidationPipe', () => {
  it('names each field by its JSON pointer, and repeats no value', async () => {
    const errors = await faults({
      candidate: { claims: [{ value: 77_345 }, { value: 'x', 'a/b~c': 'jane@example.org' }] },
      count: '1',
    });
    expect(errors).toEqual([
      { pointer: '#/candidate/claims/0/value', detail: 'This must be a string.' },
      {
        pointer: '#/candidate/claims/1/a~1b~0c',
        detail: 'This field is not known here. Remove it, or check its spelling.',
      },
      { pointer: '#/count', detail: 'This must be an integer number.' },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/77345|jane/);
  });

  it('asks for what is missing', async () => {
    expect(await faults(undefined)).toEqual([
      { pointer: '#/candidate', detail: 'This field is required.' },
      { pointer: '#/count', detail: 'This must be an integer number.' },
    ]);
  });

  it.each([[[]], [null], ['text'], [5], [[{}]]])('refuses a body that is no object: %j', async (body) => {
    expect(await faults(body)).toEqual([{ pointer: '#', detail: 'The body must be a JSON object.' }]);
  });

  it('names parameters of the query, and converts only what the DTO converts', async () => {
    expect(await faults({ limit: 'many', cursor: ['a', 'b'] }, 'query', PageQuery)).toMatchObject([
      { parameter: 'limit' },
      { parameter: 'limit' },
      { parameter: 'limit' },
      { parameter: 'cursor' },
      { parameter: 'cursor' },
    ]);
    expect(await pipe.transform({ limit: '7' }, { type: 'query', metatype: PageQuery })).toEqual({
      limit: 7,
    });
    expect(await pipe.transform({}, { type: 'query', metatype: PageQuery })).toEqual({ limit: 50 });
  });
});
