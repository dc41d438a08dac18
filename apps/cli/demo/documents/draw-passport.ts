import sharp from 'sharp';
import { composeMrz } from '#checks/identity/mrz/compose.js';
import { ocrB } from '#checks/identity/ocr-b.js';
import { drawFace } from './draw-face.js';

export interface PassportFields {
  /** ICAO code of an issuer, e.g. 'NLD'; the person is invented */
  issuingState: string;
  /** A-Z and spaces */
  surname: string;
  givenNames: string;
  /** at most nine of A-Z and 0-9 */
  documentNumber: string;
  /** YYYY-MM-DD */
  birthDate: string;
  sex: 'F' | 'M' | '<';
  /** YYYY-MM-DD */
  expiryDate: string;
}

/** 125 mm x 88 mm, the data page of ICAO Doc 9303 Part 4, at 12 pixels a millimetre. */
const mm = 12;
const page = { width: 125 * mm, height: 88 * mm };

/**
 * A passport page of an invented person for the demonstration and tests: own layout, a drawn face, SYNTHETIC across it.
 * It needs no font on the machine, for all text is drawn from outlines.
 *
 * @throws RangeError when a field does not fit the machine-readable zone
 */
export async function drawPassport(fields: PassportFields): Promise<{ png: Buffer; mrzLines: string[] }> {
  const mrzLines = composeMrz({
    format: 'TD3',
    documentCode: 'P',
    issuingState: fields.issuingState,
    surname: fields.surname,
    givenNames: fields.givenNames,
    documentNumber: fields.documentNumber,
    nationality: fields.issuingState,
    birthDate: shortDate(fields.birthDate),
    sex: fields.sex,
    expiryDate: shortDate(fields.expiryDate),
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
<rect width="100%" height="100%" fill="#f3f1e7"/>
${guilloche()}
<rect x="${4 * mm}" y="${12 * mm}" width="${32 * mm}" height="${42 * mm}" fill="#dfe4ea"/>
<g transform="translate(${4 * mm} ${12 * mm}) scale(${mm})">${drawFace(fields.documentNumber)}</g>
${text('PASSPORT', 4, 8, 3.4, '#2c4a6b')}
${labelled(fields)}
${watermark()}
<rect y="${65 * mm}" width="100%" height="${23 * mm}" fill="#f7f6f0"/>
${mrzLines.map((line, at) => text(line, 6, 74.2 + at * 6.35, 2.54, '#151515')).join('\n')}
</svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return { png, mrzLines };
}

function labelled(fields: PassportFields): string {
  const rows: [label: string, value: string][] = [
    ['SURNAME', fields.surname],
    ['GIVEN NAMES', fields.givenNames],
    ['DOCUMENT NO.', fields.documentNumber],
    ['DATE OF BIRTH', fields.birthDate],
    ['DATE OF EXPIRY', fields.expiryDate],
  ];
  return rows
    .map(([label, value], at) => {
      const y = 16 + at * 9;
      return text(label, 42, y, 1.3, '#6b7785') + text(value, 42, y + 4, 2.1, '#1d2733');
    })
    .join('\n');
}

function watermark(): string {
  const word = text('SYNTHETIC', 0, 0, 11, '#b3261e');
  return `<g opacity="0.16" transform="translate(${14 * mm} ${60 * mm}) rotate(-22)">${word}</g>`;
}

/** Fine waves, as they lie under the print of real pages. */
function guilloche(): string {
  return Array.from({ length: 16 }, (_, row) => {
    const y = (row + 1) * 4 * mm;
    const waves = Array.from(
      { length: 26 },
      () => `q ${2.5 * mm} ${(row % 2 ? 1 : -1) * 2.2 * mm} ${5 * mm} 0`,
    ).join(' ');
    return `<path d="M 0 ${y} ${waves}" fill="none" stroke="#cfd8cf" stroke-width="1.5"/>`;
  }).join('\n');
}

/** x, y of the baseline and the pitch in millimetres */
function text(words: string, x: number, y: number, pitch: number, colour: string): string {
  const scale = (pitch * mm) / ocrB.advance;
  const glyphs = [...words.toUpperCase()].map((character, at) => {
    const path = ocrB.paths[character];
    return path ? `<path transform="translate(${at * ocrB.advance} 0)" d="${path}"/>` : '';
  });
  return `<g fill="${colour}" transform="translate(${x * mm} ${y * mm}) scale(${scale})">${glyphs.join('')}</g>`;
}

function shortDate(iso: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) throw new RangeError(`"${iso}" is not a date of the form YYYY-MM-DD`);
  return iso.slice(2).replaceAll('-', '');
}
