/** One marker segment of a JPEG file before its image data (ITU-T T.81, annex B). */
export interface JpegSegment {
  /** second byte of the marker, e.g. 0xdb of a table of quantisation */
  marker: number;
  /** without the marker and the length */
  bytes: Uint8Array;
}

export const jpegMarkers = { app1: 0xe1, app12: 0xec, app13: 0xed, quantisation: 0xdb } as const;

const startOfImage = 0xd8;
const startOfScan = 0xda;
/** files have a few dozen; a file of nothing but markers is not walked to its end */
const mostSegments = 500;

/** The segments up to the image data; empty when it is no JPEG, cut where it is broken. */
export function jpegSegments(bytes: Uint8Array): JpegSegment[] {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return [];
  const segments: JpegSegment[] = [];
  let at = 2;
  while (segments.length < mostSegments && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    // a marker may be preceded by any number of fill bytes
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (marker === startOfScan || length < 2 || end > bytes.length) break;
    segments.push({ marker, bytes: bytes.subarray(at + 4, end) });
    at = end;
  }
  return segments;
}
