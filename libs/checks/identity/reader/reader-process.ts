import sharp from 'sharp';
import type { DocumentReading } from '../document-reader.js';
import { isReadRequest, type ReadReply } from './messages.js';
import { openPicture } from './open-picture.js';
import { readMrz } from './read-mrz.js';

/** The process that decodes untrusted pictures, started by child-document-reader.ts; it holds no secrets and no environment. */

sharp.concurrency(1);
sharp.cache(false);

process.on('message', (message: unknown) => {
  if (!isReadRequest(message)) return;
  void read(message.bytes, message.inspectOnly).then((reading) => {
    const reply: ReadReply = { id: message.id, reading };
    process.send?.(reply);
  });
});
// whoever started it is gone
process.on('disconnect', () => process.exit(0));

async function read(bytes: Uint8Array, inspectOnly: boolean): Promise<DocumentReading> {
  try {
    const opened = await openPicture(bytes);
    if (!opened.ok) return { readable: false, reason: opened.reason };
    const { widthPx, heightPx } = opened;
    return { readable: true, mrzLines: inspectOnly ? null : readMrz(opened.picture), widthPx, heightPx };
  } catch {
    return { readable: false, reason: 'reader_failed' };
  }
}
