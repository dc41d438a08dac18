import type { EvidenceFile } from '../evidence.js';

/**
 * A place on the straightened picture (the derived picture `straightened`; where none could be made, the picture
 * turned upright): shares of its width and height from the top left corner, 0 to 1.
 */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MrzReading {
  /** as read, nothing corrected; not yet known to be right */
  lines: string[];
  /** of each line, the mean sureness of its characters, 0 to 1 */
  confidences: number[];
  /** of each character of each line */
  characterConfidences: number[][];
  /** where each line stands */
  regions: Region[];
}

/** One run of printed text as the recogniser read it. */
export interface PrintedText {
  text: string;
  /** mean of its characters, 0 to 1 */
  confidence: number;
  /** of each character of `text`, 0 to 1; left out where not known */
  characterConfidences?: number[];
  region: Region;
}

export interface BarcodeReading {
  /** as zxing names it, e.g. 'PDF417' */
  format: string;
  /** the bytes as Latin-1 text */
  text: string;
  region: Region;
}

export const qualityFaults = ['too_small', 'blurred', 'glare', 'cropped', 'too_dark'] as const;
export type QualityFault = (typeof qualityFaults)[number];

/** How good the picture is, for the person who took it: what to do better when it is taken again. */
export interface PictureQuality {
  /** of the picture upright, in pixels */
  widthPx: number;
  heightPx: number;
  /** pages of a PDF; 1 for a picture */
  pages: number;
  faults: QualityFault[];
}

/** What the file itself tells of its making. Each is a hint at most: honest files have them too, forged ones need not. */
export interface PictureTraces {
  /** name of an editing program that left its mark, e.g. 'Adobe Photoshop' */
  editor: string | null;
  /** the regular fine pattern of a photographed display was found */
  screen: boolean;
  /** parts that were compressed another number of times than the rest (JPEG ghost) */
  ghosts: Region[];
}

export const derivedNames = ['straightened', 'mrz', 'ghost_map'] as const;
export type DerivedName = (typeof derivedNames)[number];

/** A picture made for the reviewer's eyes. */
export interface DerivedPicture {
  name: DerivedName;
  contentType: 'image/jpeg' | 'image/png' | 'image/webp';
  bytes: Uint8Array;
}

export type NotReadable =
  'not_a_picture' | 'too_large' | 'too_many_pages' | 'undecodable' | 'timeout' | 'reader_failed';

/** What could be read off the picture of a document. A reading that failed says why; it never guesses. */
export type DocumentReading =
  | {
      readable: true;
      quality: PictureQuality;
      mrz: MrzReading | null;
      /** printed text, from the top; null when it was not asked for, and where the time was used up before */
      page: PrintedText[] | null;
      barcodes: BarcodeReading[];
      traces: PictureTraces;
      /** 48 hexadecimal digits that change little when the picture does; null without a straightened picture */
      pictureHash: string | null;
      derived: DerivedPicture[];
    }
  | { readable: false; reason: NotReadable };

/** What to read beyond the machine-readable zone and barcodes, each at a cost of time. */
export interface Wanted {
  /** the printed text: about a second */
  page: boolean;
  /** pictures for the reviewer, traces and hash */
  derived: boolean;
}

/** Decodes an untrusted picture. The production reader does so in a child process with a time limit and a memory watchdog. */
export interface DocumentReader {
  read(file: EvidenceFile, wanted: Wanted): Promise<DocumentReading>;
  close(): Promise<void>;
}
