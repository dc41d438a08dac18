import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { scopes, type Scope } from '#accounts/roles.js';
import { IsMoment } from './moment.validator.js';

export class CreateApiKeyBody {
  @IsString()
  @Length(1, 200)
  name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsIn(scopes, { each: true })
  scopes: Scope[];

  /** the key acts for the person who makes it, within that person's roles */
  @IsOptional()
  @IsBoolean()
  acts_for_me?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  @IsMoment()
  expires_at?: string;
}
