/** Where each field stands in each machine-readable zone. Positions count from 0; `to` is one past the last character. */

export const mrzFormats = [
  'TD1',
  'TD2',
  'TD3',
  'MRVA',
  'MRVB',
  'FRA_ID',
  'FRA_DL',
  'NLD_DL',
  'CHE_DL',
] as const;
export type MrzFormat = (typeof mrzFormats)[number];

export interface Span {
  line: number;
  from: number;
  to: number;
}

export const checkedFields = [
  'document_number',
  'birth_date',
  'expiry_date',
  'optional_data',
  'composite',
] as const;
export type CheckedField = (typeof checkedFields)[number];

export interface CheckRule {
  field: CheckedField;
  over: Span[];
  at: { line: number; position: number };
  /** the digit may be a filler when the whole field is empty (Doc 9303 Part 4: personal number) */
  fillerWhenEmpty?: boolean;
}

export interface MrzLayout {
  /** characters of each line */
  lengths: readonly number[];
  documentCode: Span;
  issuingState: Span;
  /** one field `SURNAME<<GIVEN`, or two fields where a national layout keeps them apart, or leaves one or both out */
  name: { combined: Span } | { surname?: Span; givenNames?: Span };
  documentNumber: Span;
  /** where the digits of a number too long for its field go on (Doc 9303 Parts 5 and 6) */
  overflow?: Span;
  nationality?: Span;
  birthDate?: Span;
  sex?: Span;
  expiryDate?: Span;
  optionalData: Span[];
  /** what stands in every zone of this layout */
  constant?: { at: Span; text: string };
  checks: CheckRule[];
}

const span = (line: number, from: number, to: number): Span => ({ line, from, to });

/** The second line starts alike in TD2, TD3 and both visas. */
const lowerLine = {
  documentCode: span(0, 0, 2),
  issuingState: span(0, 2, 5),
  documentNumber: span(1, 0, 9),
  nationality: span(1, 10, 13),
  birthDate: span(1, 13, 19),
  sex: span(1, 20, 21),
  expiryDate: span(1, 21, 27),
};
const lowerLineChecks: CheckRule[] = [
  { field: 'document_number', over: [span(1, 0, 9)], at: { line: 1, position: 9 } },
  { field: 'birth_date', over: [span(1, 13, 19)], at: { line: 1, position: 19 } },
  { field: 'expiry_date', over: [span(1, 21, 27)], at: { line: 1, position: 27 } },
];

export const layouts: Record<MrzFormat, MrzLayout> = {
  // Doc 9303 Part 5
  TD1: {
    lengths: [30, 30, 30],
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    name: { combined: span(2, 0, 30) },
    documentNumber: span(0, 5, 14),
    overflow: span(0, 15, 30),
    nationality: span(1, 15, 18),
    birthDate: span(1, 0, 6),
    sex: span(1, 7, 8),
    expiryDate: span(1, 8, 14),
    optionalData: [span(0, 15, 30), span(1, 18, 29)],
    checks: [
      { field: 'document_number', over: [span(0, 5, 14)], at: { line: 0, position: 14 } },
      { field: 'birth_date', over: [span(1, 0, 6)], at: { line: 1, position: 6 } },
      { field: 'expiry_date', over: [span(1, 8, 14)], at: { line: 1, position: 14 } },
      {
        field: 'composite',
        over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
        at: { line: 1, position: 29 },
      },
    ],
  },
  // Doc 9303 Part 6
  TD2: {
    ...lowerLine,
    lengths: [36, 36],
    name: { combined: span(0, 5, 36) },
    overflow: span(1, 28, 35),
    optionalData: [span(1, 28, 35)],
    checks: [
      ...lowerLineChecks,
      {
        field: 'composite',
        over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)],
        at: { line: 1, position: 35 },
      },
    ],
  },
  // Doc 9303 Part 4
  TD3: {
    ...lowerLine,
    lengths: [44, 44],
    name: { combined: span(0, 5, 44) },
    optionalData: [span(1, 28, 42)],
    checks: [
      ...lowerLineChecks,
      {
        field: 'optional_data',
        over: [span(1, 28, 42)],
        at: { line: 1, position: 42 },
        fillerWhenEmpty: true,
      },
      {
        field: 'composite',
        over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)],
        at: { line: 1, position: 43 },
      },
    ],
  },
  // Doc 9303 Part 7: visas carry no composite check digit
  MRVA: {
    ...lowerLine,
    lengths: [44, 44],
    name: { combined: span(0, 5, 44) },
    optionalData: [span(1, 28, 44)],
    checks: lowerLineChecks,
  },
  MRVB: {
    ...lowerLine,
    lengths: [36, 36],
    name: { combined: span(0, 5, 36) },
    optionalData: [span(1, 28, 36)],
    checks: lowerLineChecks,
  },
  // The French identity card issued until 2021: two lines of 36, no expiry date, composite over everything before it
  FRA_ID: {
    lengths: [36, 36],
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    name: { surname: span(0, 5, 30), givenNames: span(1, 13, 27) },
    documentNumber: span(1, 0, 12),
    birthDate: span(1, 27, 33),
    sex: span(1, 34, 35),
    optionalData: [span(0, 30, 36)],
    checks: [
      { field: 'document_number', over: [span(1, 0, 12)], at: { line: 1, position: 12 } },
      { field: 'birth_date', over: [span(1, 27, 33)], at: { line: 1, position: 33 } },
      { field: 'composite', over: [span(0, 0, 36), span(1, 0, 35)], at: { line: 1, position: 35 } },
    ],
  },
  // The French driving licence issued from 2013 on: one line, the first eight letters of the surname
  FRA_DL: {
    lengths: [30],
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    name: { surname: span(0, 21, 29) },
    documentNumber: span(0, 5, 14),
    expiryDate: span(0, 15, 21),
    optionalData: [],
    checks: [
      { field: 'document_number', over: [span(0, 0, 14)], at: { line: 0, position: 14 } },
      { field: 'composite', over: [span(0, 0, 29)], at: { line: 0, position: 29 } },
    ],
  },
  // The Dutch driving licence issued from November 2014 on: a key for its chip, with random characters and no name or date
  NLD_DL: {
    lengths: [30],
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    name: {},
    documentNumber: span(0, 6, 16),
    optionalData: [span(0, 16, 29)],
    constant: { at: span(0, 5, 6), text: '1' },
    checks: [{ field: 'composite', over: [span(0, 0, 29)], at: { line: 0, position: 29 } }],
  },
  // The Swiss and Liechtenstein driving licence issued from 2003 on: number of the blank card above, no check digit at all
  CHE_DL: {
    lengths: [9, 30, 30],
    documentCode: span(1, 0, 2),
    issuingState: span(1, 2, 5),
    name: { combined: span(2, 0, 30) },
    documentNumber: span(1, 5, 17),
    birthDate: span(1, 19, 25),
    optionalData: [span(0, 0, 9)],
    checks: [],
  },
};

/** Which format lines of this number and length are of; null when of none. Visas begin with V (Part 7). */
export function formatOf(lines: readonly string[]): MrzFormat | null {
  const [first = '', second = ''] = lines;
  switch (lines.map((line) => line.length).join(' ')) {
    case '30 30 30':
      return 'TD1';
    case '44 44':
      return first.startsWith('V') ? 'MRVA' : 'TD3';
    case '36 36':
      if (first.startsWith('V')) return 'MRVB';
      return first.startsWith('IDFRA') ? 'FRA_ID' : 'TD2';
    case '30':
      // each state fills its one line as it likes, so those whose layout is not known are read by nobody's
      if (/^D\dFRA/.test(first)) return 'FRA_DL';
      return /^D\dNLD/.test(first) ? 'NLD_DL' : null;
    case '9 30 30':
      return /^FA(CHE|LIE)/.test(second) ? 'CHE_DL' : null;
    default:
      return null;
  }
}

/** The fields a name stands in. */
export function nameSpans({ name }: MrzLayout): Span[] {
  const spans = 'combined' in name ? [name.combined] : [name.surname, name.givenNames];
  return spans.filter((part) => part !== undefined);
}

/** Where letters and fillers alone may stand (Doc 9303 Part 3). */
export function lettersOnlyIn(format: MrzFormat): Span[] {
  const layout = layouts[format];
  return [...nameSpans(layout), layout.issuingState, ...(layout.nationality ? [layout.nationality] : [])];
}
