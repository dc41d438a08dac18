import type { InventedDocument } from './invented-document.js';
import { documentWord, labelOf, type Label } from '../../generator/documents/labels.catalogue.js';

export interface LineOfPage {
  text: string;
  /** shares of the picture */
  x: number;
  y: number;
  isValue: boolean;
}

type Place = readonly [label: Label, value: string, x: number, y: number];

/** The printed page as lines of text with their places: a label, its value below. */
export function linesOfPage(content: InventedDocument): LineOfPage[] {
  const { state, kind } = content;
  const languages = state.languages.slice(0, 2);
  const titles: LineOfPage[] = [
    { text: state.title, x: 0.05, y: 0.03, isValue: false },
    {
      text: documentWord(kind === 'TD3' ? 'passport' : 'card', languages[0] ?? 'en'),
      x: 0.05,
      y: 0.07,
      isValue: false,
    },
  ];
  const fields = placesOf(content).flatMap(([label, value, x, y]): LineOfPage[] =>
    value === ''
      ? []
      : [
          { text: labelOf(label, languages), x, y, isValue: false },
          { text: value, x, y: y + 0.035, isValue: true },
        ],
  );
  return [...titles, ...fields];
}

function placesOf({ kind, printed, holder, state, fields }: InventedDocument): Place[] {
  // the back of a card bears the zone and little else
  if (kind === 'TD1') return [['authority', state.english, 0.05, 0.2]];
  const number: Label = kind === 'TD3' ? 'passport_number' : 'document_number';
  return [
    ['type', fields.document_type, 0.34, 0.1],
    ['code', fields.issuing_state, 0.46, 0.1],
    [number, printed.documentNumber, 0.66, 0.1],
    ['surname', printed.surname, 0.34, 0.19],
    ['given_names', printed.givenNames, 0.34, 0.28],
    ['nationality', printed.nationality, 0.34, 0.37],
    ['birth_date', printed.birthDate, 0.34, 0.46],
    ['personal_number', printed.personalNumber ?? '', 0.66, 0.46],
    ['sex', holder.sex, 0.34, 0.55],
    ['birth_place', holder.birthPlace, 0.5, 0.55],
    ['issue_date', printed.issueDate, 0.34, 0.64],
    ['authority', state.english, 0.66, 0.64],
    ['expiry_date', printed.expiryDate, 0.34, 0.73],
  ];
}
