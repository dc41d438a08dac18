import type { DocumentReading } from '../document-reader.js';

/** What goes to the process that decodes, and what comes back. */
export interface ReadRequest {
  id: number;
  bytes: Uint8Array;
  /** the picture is opened, not read */
  inspectOnly: boolean;
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
    'inspectOnly' in message &&
    typeof message.inspectOnly === 'boolean'
  );
}

export function isReadReply(message: unknown): message is ReadReply {
  return typeof message === 'object' && message !== null && 'id' in message && 'reading' in message;
}
