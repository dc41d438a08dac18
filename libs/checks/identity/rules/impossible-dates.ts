import type { ObservedSignal } from '#signals/signal.js';
import { zoneRegion, zoneSureness } from '../document-values.js';
import { allCheckDigitsHold } from '../mrz/parse.js';
import type { ReadDocument } from '../read-document.js';
import { fieldNames, observed, places, rows } from './rule.js';

/** below this sureness a figure of a picture may be another one */
const sure = 0.97;

/**
 * Days that no calendar has: in the zone alone, since a printed date that is none may be misread. Off a picture every check
 * digit must hold and every figure of the date be surely read.
 */
export function impossibleDates(document: ReadDocument): ObservedSignal[] {
  const { mrz, doubtfulMrz } = document;
  const zone = mrz ?? (doubtfulMrz && allCheckDigitsHold(doubtfulMrz) ? doubtfulMrz : null);
  if (!zone) return [];
  const dates = [
    ['birth_date', zone.birthDate],
    ['expiry_date', zone.expiryDate],
  ] as const;
  return dates.flatMap(([field, date]) =>
    date?.kind === 'impossible' && (mrz ?? surelyFigures(document, field, date.text))
      ? [
          observed(document, 'identity.date_impossible', {
            field: fieldNames[field],
            text: date.text,
            ...rows(field),
            ...places({ region: zoneRegion(document, field) ?? undefined }),
          }),
        ]
      : [],
  );
}

function surelyFigures(document: ReadDocument, field: 'birth_date' | 'expiry_date', text: string): boolean {
  const sureness = zoneSureness(document, field);
  return /^\d{6}$/.test(text) && sureness.length > 0 && sureness.every((one) => one >= sure);
}
