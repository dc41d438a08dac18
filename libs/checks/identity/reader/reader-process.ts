import sharp from 'sharp';
import type { DocumentReading } from '../document-reader.js';
import { isReadRequest, type ReadReply, type ReadRequest } from './messages.js';
import { readPicture } from './read-picture.js';

/** The process that decodes untrusted pictures, started by child-document-reader.ts; it holds no secrets and nothing of the environment. */

sharp.concurrency(1);
sharp.cache(false);

process.on('message', (message: unknown) => {
  if (!isReadRequest(message)) return;
  void read(message).then((reading) => {
    const reply: ReadReply = { id: message.id, reading };
    process.send?.(reply);
  });
});
// whoever started it is gone
process.on('disconnect', () => process.exit(0));

async function read({ bytes, wanted }: ReadRequest): Promise<DocumentReading> {
  try {
    return await readPicture(bytes, wanted);
  } catch {
    return { readable: false, reason: 'reader_failed' };
  }
}
