import type { PublishedSource, SignalDefinition } from './signal.js';

const icao = (part: string, section: string): PublishedSource => ({
  title: `ICAO Doc 9303, Machine Readable Travel Documents, ${part}`,
  section,
  url: 'https://www.icao.int/publications/doc-series/doc-9303',
});

const guidance2022 = (section: string): PublishedSource => ({
  title:
    'Guidance on the Democratic People’s Republic of Korea Information Technology Workers, US Departments of State and the Treasury and FBI, 16 May 2022',
  section,
  url: 'https://home.treasury.gov/system/files/126/20220516_dprk_it_worker_advisory.pdf',
});

export const identitySignals: SignalDefinition[] = [
  {
    code: 'identity.check_digits_wrong',
    family: 'identity',
    strength: 'strong',
    meaning:
      'Check digits of the machine-readable zone, as a scanner or chip gave it, do not follow from the data.',
    sentence: 'In the machine-readable zone of the document the check digits do not fit the data: {fields}.',
    source: icao('Part 3', 'Check digits in the MRZ'),
  },
  {
    code: 'identity.date_impossible',
    family: 'identity',
    strength: 'strong',
    meaning: 'The machine-readable zone holds a date that no calendar has.',
    sentence: 'The {field} in the machine-readable zone, {text}, is not a day of the calendar.',
    source: icao('Part 3', 'Dates in the MRZ'),
  },
  {
    code: 'identity.dates_contradict',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The dates of the document can not all be right.',
    sentence:
      'The document gives {birth_date} as date of birth and {expiry_date} as date of expiry, which can not both be right.',
    source: icao('Part 3', 'Dates in the MRZ'),
  },
  {
    code: 'identity.document_expired',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The validity of the document has ended.',
    sentence: 'The document expired on {expiry_date}; a valid one is needed.',
    source: icao('Part 3', 'Date of expiry'),
  },
  {
    code: 'identity.document_type_differs',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The document is of another type than the one declared when it was handed in.',
    sentence:
      'The document was handed in as {declared}; its machine-readable zone begins with the code {document_code}, which stands for another type.',
    source: icao('Parts 4 to 7', 'Document code'),
  },
  {
    code: 'identity.issuing_state_unknown',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The code of the issuer is not one that the standard lists.',
    sentence: 'The code of the issuer, {code}, is not among the codes of the standard for travel documents.',
    source: icao('Part 3', 'Section 5, codes for nationality, place of birth, location of issuing State'),
  },
  {
    code: 'identity.specimen_document',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The document is, or is made from, a published example.',
    sentence: 'The document matches a published example (by its {because}), which identifies nobody.',
    source: icao('Parts 3 to 7', 'Examples, issuing State UTO (Utopia)'),
  },
  {
    code: 'identity.document_number_shared',
    family: 'identity',
    strength: 'strong',
    meaning: 'A document of the same issuer and number is on file for another candidate.',
    sentence: 'A document with the same issuer and number is on file for another candidate ({others}).',
    source: guidance2022('Red flag indicators: the same or similar documentation from different applicants'),
  },
  {
    code: 'identity.name_contradicts_claim',
    family: 'identity',
    strength: 'strong',
    meaning:
      'No word of the claimed name stands in the name line of the document, in any order or permitted spelling.',
    sentence: 'The name given is {claimed}; the document names {printed}.',
    source: guidance2022(
      'Red flag indicators: inconsistencies in name spelling across documents and profiles',
    ),
  },
  {
    code: 'identity.name_differs_partly',
    family: 'identity',
    strength: 'weak',
    meaning:
      'Only some words of the claimed name stand in the name line of the document, as with chosen or married names.',
    sentence: 'The name given, {claimed}, and the name on the document, {printed}, agree in part.',
    source: guidance2022(
      'Red flag indicators: inconsistencies in name spelling across documents and profiles',
    ),
  },
  {
    code: 'identity.name_spelled_otherwise',
    family: 'identity',
    strength: 'none',
    meaning: 'The claimed name and the name line differ by a letter or two, as romanisations of one name do.',
    sentence: 'The name given, {claimed}, is spelled {printed} on the document.',
    source: icao('Part 3', 'Section 6, transliterations recommended for use by States'),
  },
  {
    code: 'identity.birth_date_contradicts_claim',
    family: 'identity',
    strength: 'strong',
    meaning: 'The claimed date of birth is not the one of the document.',
    sentence: 'The date of birth given is {claimed}; the document says {printed}.',
    source: guidance2022('Red flag indicators: inconsistencies across documents and profiles'),
  },
  {
    code: 'identity.document_number_contradicts_claim',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The claimed document number is not the one of the document.',
    sentence: 'The document number given is {claimed}; the document bears {printed}.',
    source: guidance2022('Red flag indicators: inconsistencies across documents and profiles'),
  },
  {
    code: 'identity.documents_disagree',
    family: 'identity',
    strength: 'moderate',
    meaning: 'Two documents handed in by one person give different dates of birth.',
    sentence: 'The documents handed in give different dates of birth: {dates}.',
    source: guidance2022('Red flag indicators: inconsistencies across documents and profiles'),
  },
  {
    code: 'identity.document_not_read',
    family: 'identity',
    strength: 'none',
    meaning:
      'The machine-readable zone of a document could not be read reliably; nothing is concluded from that.',
    sentence:
      'The machine-readable zone of the document could not be read ({reason}); a new picture of the whole page, sharp and straight, helps.',
    source: icao('Part 3', 'Machine Readable Zone'),
  },
];
