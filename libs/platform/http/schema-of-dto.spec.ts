import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  ValidateNested,
} from 'class-validator';
import { describe, expect, it } from 'vitest';
import { schemaOfDto } from './schema-of-dto.js';

class Claim {
  @IsIn(['email', 'phone'])
  kind: string;

  @IsString()
  @Length(1, 9)
  value: string;
}

class Order {
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Claim)
  claims: Claim[];

  @ValidateNested()
  @Type(() => Claim)
  main: Claim;

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @IsInt()
  @Max(9)
  count?: number;
}

describe('schemaOfDto', () => {
  it('says what the decorators of the class validate', () => {
    const claim = {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['email', 'phone'] },
        value: { type: 'string', minLength: 1, maxLength: 9 },
      },
      required: ['kind', 'value'],
      additionalProperties: false,
    };
    expect(schemaOfDto(Order)).toEqual({
      type: 'object',
      properties: {
        claims: { type: 'array', items: claim, maxItems: 3 },
        main: claim,
        tags: { type: 'array', items: { type: 'string' } },
        count: { type: 'integer', maximum: 9 },
      },
      required: ['claims', 'main'],
      additionalProperties: false,
    });
  });
});
