import type { DocumentReading, Wanted } from '../document-reader.js';

/** What goes to the process that decodes, and what comes back. */
export interface ReadRequest {
  id: number;
  bytes: Uint8Array;
  /** null: the picture is opened and its quality judged, nothing is read */
  wanted: Wanted | null;
}

export interface ReadReply {
  id: number;
  reading: DocumentReading;
}

export function isReadRequest(message: unknown): message is ReadRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    typeof message.id === 'number' &&
    'bytes' in message &&
    message.bytes instanceof Uint8Array &&
    'wanted' in message &&
    typeof message.wanted === 'object'
  );
}

export function isReadReply(message: unknown): message is ReadReply {
  return typeof message === 'object' && message !== null && 'id' in message && 'reading' in message;
}
