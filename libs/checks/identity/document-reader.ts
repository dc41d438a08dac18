import type { EvidenceFile } from '../evidence.js';

/** What could be read off the picture of a document. A reading that failed says why; it never guesses. */
export type DocumentReading =
  | { readable: true; mrzLines: string[] | null; widthPx: number; heightPx: number }
  | { readable: false; reason: 'not_a_picture' | 'too_large' | 'undecodable' | 'timeout' | 'reader_failed' };

/** Decodes an untrusted picture. The production reader does so in a child process with a time limit and a memory watchdog. */
export interface DocumentReader {
  read(file: EvidenceFile): Promise<DocumentReading>;
  close(): Promise<void>;
}
