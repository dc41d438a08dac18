import sharp from 'sharp';
import type { ClaimKind, DocumentType } from '#checks/evidence.js';
import { cardBarcode } from './card-barcode.js';
import { contentOf, inventParts, type Content, type ContentParts, type DocumentKind } from './content.js';
import { contentFor, drawDocument, type DrawOptions } from './draw-document.js';
import { printedDate } from './printed-dates.js';
import { randomOf } from './random.js';

/** A person's documents as pictures, with one fault planted. */
export interface FaultyPictures {
  /** the signal that is to be found */
  code: string;
  documents: Picture[];
  claims: Partial<Record<ClaimKind, string>>;
  /** what another candidate has handed in before */
  others?: Picture[];
}

export interface Picture {
  bytes: Buffer;
  contentType: string;
  declared?: DocumentType;
}

type Draw = (seed: string) => Promise<FaultyPictures>;

/** Good pictures: what is planted is to be found, not guessed. */
const options: DrawOptions = { level: 'L1' };

const drawings = {
  'birth date printed otherwise than in the zone': (seed) =>
    printedOtherwise(seed, 'TD3', (content) => ({
      birthDate: otherYear(content, content.fields.birth_date ?? '', -3),
    })),
  'expiry printed otherwise than in the zone': (seed) =>
    printedOtherwise(seed, 'TD2', (content) => ({
      expiryDate: otherYear(content, content.fields.expiry_date ?? '', 4),
    })),
  'number pasted over': async (seed) => {
    const content = contentFor(seed, 'TD3');
    const other = { ...content, printed: { ...content.printed, documentNumber: otherNumber(content) } };
    return honest('identity.zone_differs_from_print', content, [await pasted(seed, content, other)]);
  },
  'check digit wrong': async (seed) => {
    const content = contentFor(seed, 'TD3');
    const [upper = '', lower = ''] = content.mrz ?? [];
    const digit = (Number(lower[9]) + 3) % 10;
    const mrz = [upper, lower.slice(0, 9) + String(digit) + lower.slice(10)];
    return honest('identity.check_digits_wrong', content, [await drawn(seed, { ...content, mrz })]);
  },
  expired: async (seed) => {
    const content = contentFor(seed, 'TD3', '2013-06-01');
    return honest('identity.document_expired', content, [await drawn(seed, content)]);
  },
  'example state': (seed) => otherState(seed, 'UTO', 'identity.specimen_document'),
  'unknown state': (seed) => otherState(seed, 'QZX', 'identity.issuing_state_unknown'),
  'birth date claimed otherwise': async (seed) => {
    const content = contentFor(seed, 'TD3');
    const wrong = honest('identity.birth_date_contradicts_claim', content, [await drawn(seed, content)]);
    return { ...wrong, claims: { ...wrong.claims, birth_date: '1971-02-03' } };
  },
  'name of another': async (seed) => {
    const content = contentFor(seed, 'TD2');
    const wrong = honest('identity.name_contradicts_claim', content, [await drawn(seed, content)]);
    return { ...wrong, claims: { ...wrong.claims, name: 'Quentin Zephyrbrook' } };
  },
  'card handed in as passport': async (seed) => {
    const content = contentFor(seed, 'TD1_BOTH');
    const picture = { ...(await drawn(seed, content)), declared: 'passport' as const };
    return honest('identity.document_type_differs', content, [picture]);
  },
  'face of the licence altered': async (seed) => {
    const content = contentFor(seed, 'AAMVA_BOTH');
    if (!content.card) throw new Error('a North American card needs its facts');
    const { facts } = content.card;
    const older = { ...facts, birth: `${Number(facts.birth.slice(0, 4)) - 4}${facts.birth.slice(4)}` };
    const altered = { ...content, card: { facts, barcode: cardBarcode(older) } };
    return honest('identity.barcode_differs_from_print', content, [await drawn(seed, altered)]);
  },
  'one document with two candidates': async (seed) => {
    const content = contentFor(seed, 'TD3');
    const again = await drawDocument(`${seed} again`, { content, level: 'L2' });
    const found = honest('identity.document_number_shared', content, [await drawn(seed, content)]);
    return { ...found, others: [again] };
  },
} satisfies Record<string, Draw>;

export type FaultName = keyof typeof drawings;
export const faultNames = Object.keys(drawings) as FaultName[];

/** Pictures of a document with this fault, and the code it must be found by; the same for the same seed. */
export function drawFaulty(name: FaultName, seed: number | string): Promise<FaultyPictures> {
  return drawings[name](`${name} ${seed}`);
}

function honest(code: string, content: Content, documents: Picture[]): FaultyPictures {
  const { surname = '', given_names: given = '', birth_date = '' } = content.fields;
  return { code, documents, claims: { name: `${given} ${surname}`.trim(), birth_date } };
}

async function drawn(seed: string, content: Content): Promise<Picture> {
  const { bytes, contentType } = await drawDocument(seed, { ...options, content });
  return { bytes, contentType };
}

async function printedOtherwise(
  seed: string,
  kind: DocumentKind,
  change: (content: Content) => Partial<Content['printed']>,
): Promise<FaultyPictures> {
  const content = contentFor(seed, kind);
  const altered = { ...content, printed: { ...content.printed, ...change(content) } };
  return honest('identity.zone_differs_from_print', content, [await drawn(seed, altered)]);
}

function otherYear({ state }: Content, iso: string, years: number): string {
  const other = `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`.replace('-02-29', '-02-28');
  return printedDate(other, state.dates, state.languages);
}

async function otherState(seed: string, code: string, signal: string): Promise<FaultyPictures> {
  const parts: ContentParts = inventParts(randomOf(seed).fork('content'), 'TD3', '2026-11-01');
  const state = { ...parts.state, code, title: 'UTOPIA', english: 'UTOPIA', nationality: code };
  const content = contentOf({ ...parts, state, home: state });
  return honest(signal, content, [await drawn(seed, content)]);
}

/** The last digits are others. */
function otherNumber({ printed: { documentNumber } }: Content): string {
  const end = documentNumber.slice(-4);
  const changed = end.replaceAll(/\d/g, (digit) => String((Number(digit) + 4) % 10));
  const letters = changed === end ? [...end].reverse().join('') : changed;
  return documentNumber.slice(0, -4) + letters;
}

/** The place where two drawings differ, cut out of the second, laid over the first that was compressed before. */
async function pasted(seed: string, content: Content, other: Content): Promise<Picture> {
  const [below, above] = await Promise.all(
    [content, other].map((one) => drawDocument(seed, { content: one, level: 'L0', encoding: 'png' })),
  );
  if (!below || !above) throw new Error('nothing drawn');
  const saved = await sharp(below.bytes).jpeg({ quality: 75 }).toBuffer();
  const [one, two] = await Promise.all(
    [below, above].map(({ bytes }) => sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  if (!one || !two) throw new Error('nothing drawn');
  const { width, height } = one.info;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < one.data.length; at++) {
    if (one.data[at] === two.data[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const [x, y] = [Math.max(0, left - 6), Math.max(0, top - 6)];
  const area = {
    left: x,
    top: y,
    width: Math.min(width - x, right - x + 7),
    height: Math.min(height - y, bottom - y + 7),
  };
  const patch = await sharp(above.bytes).extract(area).png().toBuffer();
  const bytes = await sharp(saved)
    .composite([{ input: patch, left: x, top: y }])
    .jpeg({ quality: 92 })
    .toBuffer();
  return { bytes, contentType: 'image/jpeg' };
}
