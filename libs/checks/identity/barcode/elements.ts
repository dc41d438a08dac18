/** The text of a barcode taken apart: header and data elements, as they stand there. */
export interface CardElements {
  version: number;
  issuer: string;
  /** type of the first subfile that describes the card: DL licence, EN enhanced licence, ID identity card */
  kind: string | null;
  /** three-letter identifier of each element and its value, the first where one stands twice */
  values: ReadonlyMap<string, string>;
}

/**
 * '@', separators, file type, issuer (6), version (2), from version 2 on the jurisdiction's own version (2), number of
 * subfiles (2), then for each its type, offset and length (DL/ID Card Design Standard, Annex D, header). Separators,
 * offsets and lengths are wrong on many cards in use, so none of them is relied on.
 */
const header = /^@?[\s\p{Cc}]*(?:ANSI|AAMVA)\s?(\d{6})(\d{2})(?:\d{2}){0,2}(?:[A-Z][A-Z0-9]\d{8})*/u;

/** Takes the text of a barcode apart; null when it is no card of this standard. */
export function elementsOf(text: string): CardElements | null {
  const decoded = decodedText(text);
  const start = header.exec(decoded);
  if (!start) return null;
  const [whole, issuer = '', version = ''] = start;
  const values = new Map<string, string>();
  let kind: string | null = null;
  for (const line of decoded.slice(whole.length).split(/\p{Cc}+/u)) {
    const { subfile, element } = withoutSubfile(line.trim());
    if (subfile && !subfile.startsWith('Z')) kind ??= subfile;
    const [, id, value = ''] = /^([A-Z]{3})(.*)$/s.exec(element) ?? [];
    if (id && elementId.test(id) && !values.has(id)) values.set(id, value.trim());
  }
  return values.size === 0 ? null : { version: Number(version), issuer, kind, values };
}

const elementId = /^D[A-D][A-Z]$/;

/** The first element of a subfile follows its type without anything between. */
function withoutSubfile(line: string): { subfile: string | null; element: string } {
  const found = /^(DL|ID|EN|Z[A-Z])(?=[A-Z]{3}|$)/.exec(line);
  return found ? { subfile: found[1] ?? null, element: line.slice(2) } : { subfile: null, element: line };
}

/** ASCII and Latin-1 are what the standard allows; some issuers write UTF-8, whose bytes Latin-1 makes two signs of. */
function decodedText(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
  } catch {
    return latin1;
  }
}
