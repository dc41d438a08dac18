import type { ObservedSignal } from '#signals/signal.js';
import type { DocumentField } from '../document-facts.js';
import { barcodeValue, soundZoneValue } from '../document-values.js';
import { plainCharacters } from '../look-alikes.js';
import { compareName } from '../names/compare-name.js';
import type { ReadDocument } from '../read-document.js';
import { fieldNames, observed, places, rows } from './rule.js';

const datesCompared = ['birth_date', 'expiry_date'] as const;

/** Both are given exactly by a machine; where a card has both they are written from one record. */
export function barcodeAgainstZone(document: ReadDocument): ObservedSignal[] {
  if (!document.card || !document.mrz) return [];
  const differing: DocumentField[] = datesCompared.filter((field) => {
    const pair = pairOf(document, field);
    // the century of a zone is a guess
    return pair !== null && pair.zone.value.slice(2) !== pair.barcode.value.slice(2);
  });
  if (numbersDiffer(document)) differing.unshift('document_number');
  if (namesDiffer(document)) differing.push('surname');
  return differing.flatMap((field) => {
    const pair = pairOf(document, field);
    if (!pair) return [];
    const facts = {
      field: fieldNames[field],
      barcode: pair.barcode.value,
      zone: pair.zone.value,
      ...rows(field),
      ...places(pair.barcode, pair.zone),
    };
    return [observed(document, 'identity.barcode_differs_from_zone', facts)];
  });
}

function pairOf(document: ReadDocument, field: DocumentField) {
  const zone = soundZoneValue(document, field);
  const barcode = barcodeValue(document, field);
  return zone && barcode ? { zone, barcode } : null;
}

function numbersDiffer(document: ReadDocument): boolean {
  const pair = pairOf(document, 'document_number');
  if (!pair) return false;
  const [one, other] = [plainCharacters(pair.zone.value), plainCharacters(pair.barcode.value)];
  return !one.includes(other) && !other.includes(one);
}

function namesDiffer(document: ReadDocument): boolean {
  const { card, mrz } = document;
  if (!card?.fields.surname || !mrz?.surname) return false;
  const barcode = `${card.fields.given_names ?? ''} ${card.fields.surname}`;
  const whole = compareName(barcode, mrz) === 'mismatch';
  return whole || compareName(card.fields.surname, { ...mrz, givenNames: '' }) === 'mismatch';
}
