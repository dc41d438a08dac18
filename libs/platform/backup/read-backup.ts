import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  BackupFault,
  backupFormat,
  backupVersion,
  type BackupEnd,
  type BackupHeader,
} from './backup-format.js';

export interface BackupLine {
  tag: string;
  text: string;
}

/** What a row of the table of keys says of the root key it needs. */
export interface WrappedKey {
  id: string;
  purpose: string;
  wrapped: Buffer;
}

export interface VerifiedBackup {
  header: BackupHeader;
  keys: WrappedKey[];
}

const keysTable = 'installation_keys';

/**
 * Reads the whole file once and holds it against its own hash.
 * @throws BackupFault when it is no backup, of another format version, cut short or altered
 */
export async function verifyBackup(path: string): Promise<VerifiedBackup> {
  const hash = createHash('sha256');
  const keys: WrappedKey[] = [];
  let header: BackupHeader | undefined;
  let end: BackupEnd | undefined;
  let table = '';
  let lines = 0;
  for await (const { tag, text } of backupLines(path)) {
    if (end !== undefined) throw damaged(path, 'something follows its end');
    if (header === undefined) header = headerOf(path, tag, text);
    if (tag === 'E') {
      end = JSON.parse(text) as BackupEnd;
      continue;
    }
    hash.update(`${tag}${text}\n`);
    lines++;
    if (tag === 'T') table = text;
    else if (tag === 'R' && table === keysTable) keys.push(keyOf(text));
  }
  if (header === undefined) throw damaged(path, 'it is empty');
  if (end === undefined) throw damaged(path, 'its end is missing');
  if (end.lines !== lines || end.sha256 !== hash.digest('hex')) throw damaged(path, 'it was altered');
  return { header, keys };
}

/** The lines of a backup, unpacked. @throws BackupFault when it can't be unpacked */
export async function* backupLines(path: string): AsyncGenerator<BackupLine> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  file.on('error', (fault) => gunzip.destroy(fault));
  let parts: Buffer[] = [];
  try {
    for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, from)) {
        parts.push(chunk.subarray(from, at));
        yield lineOf(parts);
        parts = [];
        from = at + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    }
  } catch (fault) {
    if (String((fault as NodeJS.ErrnoException).code).startsWith('Z_')) {
      throw damaged(path, 'it is no gzip file, or was cut short');
    }
    throw fault;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
  if (parts.length > 0) throw damaged(path, 'its last line is not whole');
}

function lineOf(parts: Buffer[]): BackupLine {
  const text = Buffer.concat(parts).toString('utf8');
  return { tag: text.slice(0, 1), text: text.slice(1) };
}

function headerOf(path: string, tag: string, text: string): BackupHeader {
  let header: Partial<BackupHeader> = {};
  try {
    if (tag === 'H') header = JSON.parse(text) as Partial<BackupHeader>;
  } catch {
    // no header, then: reported below
  }
  if (header.format !== backupFormat || !Array.isArray(header.schema)) {
    throw new BackupFault(`${path} is no backup of this product.`);
  }
  if (header.version !== backupVersion) {
    throw new BackupFault(
      `${path} is of backup format ${String(header.version)}; this version reads format ${backupVersion}. ` +
        'Restore it with the version of the product that made it.',
    );
  }
  return header as BackupHeader;
}

function keyOf(text: string): WrappedKey {
  const { id, purpose, wrapped } = JSON.parse(text) as { id: string; purpose: string; wrapped: string };
  // bytea as hexadecimal digits behind \x
  return { id, purpose, wrapped: Buffer.from(wrapped.slice(2), 'hex') };
}

export function damaged(path: string, why: string): BackupFault {
  return new BackupFault(`${path} is damaged: ${why}. Nothing was changed. Take another copy of the backup.`);
}
