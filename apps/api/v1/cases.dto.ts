import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { caseStatuses, type CaseStatus } from '#cases/statuses.js';
import { candidateStages, type CandidateStage } from '#checks/evidence.js';
import { PageQuery } from '#platform/http/page.js';
import { ClaimBody, DeclaredTravelBody } from './claims.dto.js';
import { IsMoment } from './moment.validator.js';

export class NewCandidateBody {
  @IsOptional()
  @IsIn(candidateStages)
  stage?: CandidateStage;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClaimBody)
  claims: ClaimBody[];
}

export class ConsentBody {
  /** which wording the person agreed to */
  @IsString()
  @Length(1, 100)
  text_version: string;

  @IsString()
  @Length(1, 100)
  method: string;

  @IsMoment()
  given_at: string;
}

export class CreateCaseBody {
  @IsString()
  @Length(1, 60)
  requisition_id: string;

  /** a candidate on file; or else `candidate` */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  candidate_id?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NewCandidateBody)
  candidate?: NewCandidateBody;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConsentBody)
  consent?: ConsentBody;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DeclaredTravelBody)
  declared_travel?: DeclaredTravelBody[];

  @IsOptional()
  @IsString()
  @MaxLength(200)
  external_ref?: string;
}

export class CaseQuery extends PageQuery {
  @IsOptional()
  @IsIn(caseStatuses)
  status?: CaseStatus;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  external_ref?: string;
}
