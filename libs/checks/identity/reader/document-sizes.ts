/**
 * Sizes of documents and where the zone stands on them, in millimetres. Sizes: ICAO Doc 9303 Part 4 (TD3), Part 5 (TD1),
 * Part 6 (TD2), Part 7 (MRV-A, MRV-B); ID-1 to ID-3 of ISO/IEC 7810. The pitch is 10 characters an inch (Part 3).
 */
export interface DocumentSize {
  width: number;
  height: number;
}

export interface ZonePlace extends DocumentSize {
  /** from the left edge of the document to the middle of the first character */
  left: number;
  /** from the middle of the last line to the lower edge; issuers differ by two millimetres, the edges of the picture tell */
  bottom: number;
}

/** millimetres from character to character */
export const characterPitch = 2.54;

const td1: ZonePlace = { width: 85.6, height: 54, left: 6, bottom: 6.4 };
const td2: ZonePlace = { width: 105, height: 74, left: 8, bottom: 8.6 };
const td3: ZonePlace = { width: 125, height: 88, left: 7.6, bottom: 8.8 };
const visaA: ZonePlace = { width: 120, height: 80, left: 5.6, bottom: 8.8 };

/** The document whose zone has these lines; null for lengths that no format has. */
export function documentWithZone(lines: string[], characters: number): ZonePlace | null {
  if (characters === 44) return lines[0]?.startsWith('V') ? visaA : td3;
  if (characters === 36) return td2;
  return characters === 30 ? td1 : null;
}

export const commonSizes: readonly DocumentSize[] = [td1, td2, td3];
