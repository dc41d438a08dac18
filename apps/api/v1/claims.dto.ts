import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { claimKinds, type ClaimKind } from '#checks/evidence.js';
import type { NewClaim } from '#intake/candidates.service.js';
import { claimValue } from '#intake/claim-values.js';
import { ClaimInvalid } from '#intake/intake-errors.js';
import { IsCountry } from './country.validator.js';
import { IsMoment } from './moment.validator.js';

export class ClaimBody {
  @IsIn(claimKinds)
  kind: ClaimKind;

  @IsString()
  @Length(1, 254)
  value: string;
}

export class DeclaredTravelBody {
  /** ISO 3166-1 alpha-2 */
  @IsCountry()
  country: string;

  @IsString()
  @MaxLength(500)
  reason: string;

  @IsMoment()
  from: string;

  @IsMoment()
  until: string;
}

/** @param pointer of the list, '#/candidate/claims' @throws ClaimInvalid */
export function claimsOf(bodies: ClaimBody[], pointer: string): NewClaim[] {
  const kinds = new Set<ClaimKind>();
  return bodies.map(({ kind, value }, index) => {
    if (kinds.has(kind))
      throw new ClaimInvalid(`${pointer}/${index}/kind`, 'is claimed twice; send each kind once');
    kinds.add(kind);
    return { kind, value: claimValue(kind, value, `${pointer}/${index}/value`) };
  });
}
