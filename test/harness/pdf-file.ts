import { deflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as text, and its stream where it has one. */
export type PdfObject = readonly [dictionary: string, stream?: Buffer];

/** points of A4 */
const a4 = '0 0 595 842';

/** A PDF 1.7 of these objects, numbered from 1, of which the first is the catalogue (ISO 32000-1, 7.5). */
export function pdfFile(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: string | Buffer): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  objects.forEach(([dictionary, stream], at) => {
    offsets.push(length);
    add(`${at + 1} 0 obj\n`);
    if (!stream) add(dictionary);
    else {
      add(dictionary.replace(/>>$/, `/Length ${stream.length}>>\nstream\n`));
      add(stream);
      add('\nendstream');
    }
    add('\nendobj\n');
  });
  const table = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  add(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

export interface PdfPages {
  /** MediaBox in points */
  box?: string;
  /** operators drawn on each page */
  content?: string;
  /** members of the catalogue */
  catalogue?: string;
  /** how many pages it says it has */
  count?: number;
}

/** Pages with nothing on them but `content`. */
export function pdfOfPages(pages: number, { box = a4, content = '', catalogue = '', count }: PdfPages = {}) {
  const kids = Array.from({ length: pages }, (_, at) => `${4 + at} 0 R`).join(' ');
  const page: PdfObject = [`<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 3 0 R/Resources<<>>>>`];
  return pdfFile([
    [`<</Type/Catalog/Pages 2 0 R${catalogue}>>`],
    [`<</Type/Pages/Count ${count ?? pages}/Kids[${kids}]>>`],
    ['<<>>', Buffer.from(content)],
    ...Array.from({ length: pages }, () => page),
  ]);
}

/** A JPEG on each page, `place` is its width, height and corner in points: '243 153 100 600' is a card on A4. */
export function pdfOfPictures(
  jpegs: readonly { jpeg: Buffer; width: number; height: number; place: string }[],
  box = a4,
): Buffer {
  const kids = jpegs.map((_, at) => `${3 + 3 * at} 0 R`).join(' ');
  const objects = jpegs.flatMap(({ jpeg, width, height, place }, at): PdfObject[] => {
    const [w = '', h = '', x = '', y = ''] = place.split(' ');
    const resources = `<</XObject<</I ${5 + 3 * at} 0 R>>>>`;
    return [
      [`<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents ${4 + 3 * at} 0 R/Resources${resources}>>`],
      ['<<>>', Buffer.from(`q ${w} 0 0 ${h} ${x} ${y} cm /I Do Q`)],
      [`${pictureOf(width, height)}/ColorSpace/DeviceRGB/Filter/DCTDecode>>`, jpeg],
    ];
  });
  return pdfFile([
    ['<</Type/Catalog/Pages 2 0 R>>'],
    [`<</Type/Pages/Count ${jpegs.length}/Kids[${kids}]>>`],
    ...objects,
  ]);
}

/** A page with a grey picture that is mostly not there: `width * height` zeros, at most 100 MB, compressed. */
export function pdfOfBomb(width: number, height: number): Buffer {
  const zeros = deflateSync(Buffer.alloc(Math.min(width * height, 100_000_000)), { level: 9 });
  return pdfFile([
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Count 1/Kids[3 0 R]>>'],
    [`<</Type/Page/Parent 2 0 R/MediaBox[${a4}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>`],
    ['<<>>', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')],
    [`${pictureOf(width, height)}/ColorSpace/DeviceGray/Filter/FlateDecode>>`, zeros],
  ]);
}

function pictureOf(width: number, height: number): string {
  return `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8`;
}
