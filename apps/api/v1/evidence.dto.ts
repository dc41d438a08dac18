import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIBAN,
  IsIn,
  IsIP,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import {
  platforms,
  type AddressBody,
  type MessageBody,
  type PayoutBody,
  type Platform,
} from '#checks/evidence.js';
import { IsCountry } from './country.validator.js';
import { mostRows } from './device-rows.js';
import { IsTimeZone } from './time-zone.validator.js';
import { IsMoment } from './moment.validator.js';

class ObservedBody {
  /** when it was seen, ISO 8601 with offset; default now */
  @IsOptional()
  @IsMoment()
  observed_at?: string;
}

export class SessionEvidenceBody extends ObservedBody {
  @IsIP(undefined, { message: 'ip must be an IPv4 or IPv6 address' })
  // not with a zone (RFC 4007), which means something on one machine only
  @Matches(/^[0-9A-Fa-f:.]+$/, { message: 'ip must be an address without a zone' })
  @MaxLength(45)
  ip: string;

  @IsOptional()
  @IsTimeZone()
  time_zone?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  user_agent?: string;

  /** a login to the company's own network or applications */
  @IsOptional()
  @IsBoolean()
  company_access?: boolean;
}

/** `rows` are checked by device-rows.ts: a class a row would cost more than the check that reads them. */
export class DeviceReportEvidenceBody extends ObservedBody {
  @IsIn(platforms)
  platform: Platform;

  /** what the employer calls the device, or its serial number */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  device_id?: string;

  /** osquery rows: [{"source": "processes", "columns": {"name": "...", "path": "..."}}], at most 20,000 */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(mostRows)
  rows: unknown[];
}

export class MessageEvidenceBody extends ObservedBody implements MessageBody {
  @IsString()
  @Length(1, 50_000)
  text: string;

  /** BCP 47 */
  @IsOptional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    message: 'lang must be a language tag such as en or pt-BR',
  })
  @MaxLength(35)
  lang?: string;

  @IsOptional()
  @IsIn(['email', 'chat', 'form', 'cv', 'contract', 'invoice'])
  channel?: NonNullable<MessageBody['channel']>;
}

export class PayoutEvidenceBody extends ObservedBody implements PayoutBody {
  @IsIn(['bank', 'card', 'wallet', 'service'])
  method: PayoutBody['method'];

  @IsOptional()
  @IsString()
  @Length(1, 200)
  holder?: string;

  @IsOptional()
  @IsCountry()
  country?: string;

  @IsOptional()
  @IsIBAN(undefined, { message: 'iban must be an IBAN whose check digits hold' })
  iban?: string;

  @IsOptional()
  @Matches(/^[0-9A-Za-z -]{3,40}$/, { message: 'account must be letters, digits, spaces or hyphens' })
  account?: string;

  @IsOptional()
  @IsString()
  @Length(1, 200)
  wallet?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  service?: string;

  @IsOptional()
  @Matches(/^[A-Z]{3,5}$/, { message: 'currency must be a code such as EUR' })
  currency?: string;
}

export class AddressEvidenceBody extends ObservedBody implements AddressBody {
  @IsIn(['residence', 'shipment'])
  purpose: AddressBody['purpose'];

  @IsString()
  @Length(1, 300)
  line: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  city?: string;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  region?: string;

  @IsOptional()
  @IsString()
  @Length(1, 20)
  postal_code?: string;

  @IsCountry()
  country: string;
}
