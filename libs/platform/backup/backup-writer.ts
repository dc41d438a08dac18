import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pieceBytes, type BackupEnd } from './backup-format.js';

/** Writes the lines of a backup; see backup-format.ts. The file is there under its name only once it is whole. */
export class BackupWriter {
  readonly #hash = createHash('sha256');
  readonly #gzip = createGzip();
  readonly #draft: string;
  readonly #finished: Promise<void>;
  #lines = 0;

  constructor(path: string) {
    this.#draft = `${path}.part`;
    this.#finished = pipeline(this.#gzip, createWriteStream(this.#draft, { mode: 0o600, flags: 'w' }));
    // told by `end` or by the next `line`
    this.#finished.catch(() => undefined);
  }

  async line(tag: string, text: string): Promise<void> {
    const line = `${tag}${text}\n`;
    this.#hash.update(line);
    this.#lines++;
    await this.#write(line);
  }

  json(tag: string, value: unknown): Promise<void> {
    return this.line(tag, JSON.stringify(value));
  }

  async bytes(value: Uint8Array): Promise<void> {
    for (let from = 0; from < value.length; from += pieceBytes) {
      const piece = value.subarray(from, from + pieceBytes);
      await this.line('B', Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('base64'));
    }
  }

  /** @returns the draft's name, whole and on the disk */
  async end(): Promise<string> {
    const end: BackupEnd = { lines: this.#lines, sha256: this.#hash.digest('hex') };
    await this.#write(`E${JSON.stringify(end)}\n`);
    this.#gzip.end();
    await this.#finished;
    const file = await open(this.#draft, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    return this.#draft;
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#finished.catch(() => undefined);
    await rm(this.#draft, { force: true });
  }

  async #write(line: string): Promise<void> {
    if (this.#gzip.write(line)) return;
    // a full disk ends the pipeline; waiting for 'drain' alone would wait for ever
    await Promise.race([once(this.#gzip, 'drain'), this.#finished]);
  }
}
