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

const aamva = (section: string): PublishedSource => ({
  title: 'AAMVA DL/ID Card Design Standard',
  section,
  url: 'https://www.aamva.org/topics/driver-license-and-identification-standards',
});

const farid: PublishedSource = {
  title:
    'H. Farid, Exposing Digital Forgeries from JPEG Ghosts, IEEE Transactions on Information Forensics and Security 4(1), 2009',
  url: 'https://doi.org/10.1109/TIFS.2008.2012215',
};

const liveness: PublishedSource = {
  title: 'NIST SP 800-63A-4, Digital Identity Guidelines: Identity Proofing and Enrollment',
  section: 'Evidence validation',
  url: 'https://pages.nist.gov/800-63-4/sp800-63a.html',
};

export const identitySignals: SignalDefinition[] = [
  {
    code: 'identity.check_digits_wrong',
    family: 'identity',
    strength: 'strong',
    meaning:
      'Check digits of the machine-readable zone, exactly given or surely read, do not follow from the data.',
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
      'The document gives {first_date} as {first} and {second_date} as {second}, which can not both be right.',
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
      'The document was handed in as {declared}; by its machine-readable zone or barcode it is of another type ({seen}).',
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
    code: 'identity.document_reused',
    family: 'identity',
    strength: 'conclusive',
    meaning:
      'A document of the same issuer, type and number is on file for another candidate, with another date of birth or another name.',
    sentence:
      'A document with the same issuer and number was handed in by another candidate ({others}) with another name or date of birth.',
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
    code: 'identity.validity_too_long',
    family: 'identity',
    strength: 'moderate',
    meaning: 'The document is valid for longer than its issuer grants for a document of this type.',
    sentence:
      'From {issue_date} to {expiry_date} the document would be valid for longer than the {most_years} years its issuer grants.',
    source: icao('Part 3', 'Date of issue and date of expiry'),
  },
  {
    code: 'identity.number_format_differs',
    family: 'identity',
    strength: 'weak',
    meaning:
      'The document number is not of the form that the issuer is known to use for this type of document.',
    sentence:
      'The document number {number} is not of the form known of its issuer; forms change, so this is a hint at most.',
    source: icao('Part 3', 'Document number'),
  },
  {
    code: 'identity.zone_differs_from_print',
    family: 'identity',
    strength: 'strong',
    meaning:
      'The machine-readable zone and the printed page of one document say different things; an issuer prints both from one record.',
    sentence: 'The machine-readable zone gives {exact} as {field}; on the page {printed} is printed.',
    source: icao('Part 3', 'Consistency of the visual inspection zone and the machine-readable zone'),
  },
  {
    code: 'identity.barcode_differs_from_print',
    family: 'identity',
    strength: 'strong',
    meaning:
      'The barcode and the face of one card say different things; an issuer makes both from one record.',
    sentence: 'The barcode gives {exact} as {field}; on the card {printed} is printed.',
    source: aamva('Annex D, mandatory PDF417 bar code'),
  },
  {
    code: 'identity.barcode_differs_from_zone',
    family: 'identity',
    strength: 'strong',
    meaning:
      'The barcode and the machine-readable zone of one document say different things; an issuer makes both from one record.',
    sentence: 'The barcode gives {barcode} as {field}; the machine-readable zone gives {zone}.',
    source: aamva('Annex D, mandatory PDF417 bar code'),
  },
  {
    code: 'identity.picture_shared',
    family: 'identity',
    strength: 'strong',
    meaning: 'The same picture of a document, or nearly the same, is on file for another candidate.',
    sentence: 'For another candidate ({others}) {how} is on file.',
    source: guidance2022('Red flag indicators: the same or similar documentation from different applicants'),
  },
  {
    code: 'identity.picture_of_screen',
    family: 'identity',
    strength: 'weak',
    meaning: 'The picture seems to show a display and not the document itself, as a kept scan does too.',
    sentence:
      'The picture seems to have been taken of a screen; a picture of the document itself would settle it.',
    source: liveness,
  },
  {
    code: 'identity.editor_traces',
    family: 'identity',
    strength: 'weak',
    meaning: 'The file bears the mark of an editing program, as cropped or straightened pictures do too.',
    sentence: 'The file of the picture was last written by {editor}, a program for editing pictures.',
    source: liveness,
  },
  {
    code: 'identity.compression_ghost',
    family: 'identity',
    strength: 'weak',
    meaning:
      'Parts of the picture were compressed another number of times than the rest, as patched pictures are, and some honest ones.',
    sentence:
      'In {parts} place(s) the picture was compressed otherwise than the rest; the heat map shows where.',
    source: farid,
  },
  {
    code: 'identity.document_not_read',
    family: 'identity',
    strength: 'none',
    meaning:
      'A document, or its machine-readable zone, could not be read reliably; nothing is concluded from that.',
    sentence: 'The document could not be read surely ({because}). What helps: {advice}.',
    source: icao('Part 3', 'Machine Readable Zone'),
  },
];
