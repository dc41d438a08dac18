import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
} from 'class-validator';
import type { Mitigation } from '#intake/mitigation.entity.js';
import type { OpenMitigation } from '#intake/mitigations.service.js';
import { pointerOf } from '#platform/http/pointer.js';
import { Problem } from '#platform/http/problem.js';
import { listOf, moment, object, oneOf, openObject, orNull, text } from '#platform/http/schema.js';
import { isSignalCode } from '#signals/catalogue.js';
import { IsMoment } from './moment.validator.js';

export class MitigationBody {
  @IsIn(['approved_exception', 'allow_list', 'declared_travel'])
  kind: Mitigation['kind'];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  signal_codes: string[];

  /** facts a signal must have to be covered, e.g. {"tool": "anydesk"} */
  @IsOptional()
  @IsObject()
  facts?: Record<string, unknown>;

  @IsString()
  @Length(1, 2000)
  reason: string;

  @IsMoment()
  from: string;

  @IsMoment()
  until: string;
}

export const mitigationSchema = object({
  id: text(),
  kind: oneOf(['approved_exception', 'allow_list', 'declared_travel']),
  signal_codes: listOf(text()),
  facts: openObject(),
  reason: text(),
  owner_id: text(),
  from: moment(),
  until: moment(),
  revoked_at: orNull(moment()),
});

/** @throws Problem that names the field */
export function mitigationOf(candidateId: string, body: MitigationBody) {
  const unknown = body.signal_codes.findIndex((code) => !isSignalCode(code));
  if (unknown >= 0) throw Problem.field(`#/signal_codes/${unknown}`, 'There is no such signal code.');
  const startsAt = new Date(body.from);
  const endsAt = new Date(body.until);
  if (endsAt <= startsAt) throw Problem.field('#/until', 'This must be later than from.');
  return {
    candidateId,
    kind: body.kind,
    signalCodes: body.signal_codes,
    facts: factsOf(body.facts ?? {}),
    reason: body.reason,
    startsAt,
    endsAt,
  };
}

const mostFacts = 20;
const longestFact = 200;

function factsOf(given: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(given);
  if (entries.length > mostFacts) throw Problem.field('#/facts', `These may be ${mostFacts} facts at most.`);
  return Object.fromEntries(
    entries.map(([name, value]): [string, string] => {
      if (typeof value === 'string' && value.length <= longestFact && name.length <= longestFact)
        return [name, value];
      const detail = `This must be a text; it and its name may have ${longestFact} characters.`;
      throw Problem.field(pointerOf(['facts', name]), detail);
    }),
  );
}

export function mitigationView(row: OpenMitigation, reason: string) {
  return {
    id: row.id,
    kind: row.kind,
    signal_codes: row.signalCodes,
    facts: row.facts,
    reason,
    owner_id: row.ownerId,
    from: row.startsAt,
    until: row.endsAt,
    revoked_at: row.revokedAt,
  };
}
