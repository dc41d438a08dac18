import { constants, copyFile, link, readFile, rm, stat } from 'node:fs/promises';
import { Client } from 'pg';
import { connectionParts } from '../database/connection.js';
import {
  BackupFault,
  backupFormat,
  backupVersion,
  pieceBytes,
  type AttachedFile,
  type BackupTally,
  type FileEntry,
  type LargeValue,
} from './backup-format.js';
import { BackupWriter } from './backup-writer.js';
import { sealedFileKeys, sealedFilePath } from './sealed-files.js';
import { schemaVersion, tablesInOrder, type BackupTable } from './tables.js';

export interface BackupSource {
  /** connection string of the role that owns the tables */
  databaseUrl: string;
  storageDir: string;
  attached: readonly AttachedFile[];
  onProgress?: (done: number, total: number, what: string) => void;
}

/** A longer value goes on lines of its own: V8 holds no text longer than 2^29 characters. */
const largeBytes = 8 * 1024 * 1024;
/** What one fetch may bring, about: a byte is two hexadecimal digits. */
const fetchBytes = 32 * 1024 * 1024;

/**
 * Writes a consistent backup of a database in use: every row as of one moment, then the sealed files, of which there
 * may be more than the rows of that moment name.
 * @throws BackupFault when the file is there already
 */
export async function writeBackup(path: string, source: BackupSource): Promise<BackupTally> {
  if ((await stat(path).catch(() => undefined)) !== undefined) {
    throw new BackupFault(`${path} exists. Give a new name; a backup never replaces a file.`);
  }
  // before the snapshot: what they speak of must be in it
  const attached = await readAttached(source.attached);
  const client = new Client({ ...connectionParts(source.databaseUrl), options: '-c timezone=UTC' });
  await client.connect();
  const writer = new BackupWriter(path);
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tally = await writeTables(client, writer, source);
    await client.query('COMMIT');
    for (const [name, bytes] of attached) await writeFileEntry(writer, { kind: 'attached', name }, bytes);
    tally.files = await writeSealedFiles(writer, source.storageDir);
    const draft = await writer.end();
    await publish(draft, path);
    return tally;
  } catch (fault) {
    await writer.abandon();
    throw fault;
  } finally {
    await client.end();
  }
}

async function writeTables(
  client: Client,
  writer: BackupWriter,
  { onProgress }: BackupSource,
): Promise<BackupTally> {
  const tables = await tablesInOrder(client);
  await writer.json('H', {
    format: backupFormat,
    version: backupVersion,
    created_at: new Date().toISOString(),
    schema: await schemaVersion(client),
    tables: tables.map(({ name }) => name),
  });
  let rows = 0;
  for (const [index, table] of tables.entries()) {
    onProgress?.(index, tables.length, table.name);
    await writer.line('T', table.name);
    rows += await writeRows(client, writer, table);
    await writeLargeValues(client, writer, table);
  }
  return { tables: tables.length, rows, files: 0 };
}

/** PostgreSQL itself writes the rows as JSON, so that no value is turned into another type and back. */
async function writeRows(client: Client, writer: BackupWriter, table: BackupTable): Promise<number> {
  const name = quoted(client, table.name);
  const columns = table.columns.map((column) => {
    const own = quoted(client, column.name);
    return column.isBytes
      ? `CASE WHEN octet_length(${own}) > ${largeBytes} THEN ''::bytea ELSE ${own} END AS ${own}`
      : own;
  });
  const size = await fetchSize(client, table);
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR
     SELECT row_to_json(t)::text AS line FROM (SELECT ${columns.join(', ')} FROM ${name}) t`,
  );
  let written = 0;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${size} FROM backup_rows`);
    for (const { line } of rows) await writer.line('R', line);
    written += rows.length;
    if (rows.length < size) break;
  }
  await client.query('CLOSE backup_rows');
  return written;
}

/** Rows to fetch at a time, by the largest there can be: wide rows a few, narrow ones by the thousand. */
async function fetchSize(client: Client, table: BackupTable): Promise<number> {
  const bytes = table.columns
    .filter(({ isBytes }) => isBytes)
    .map(({ name }) => `coalesce(octet_length(${quoted(client, name)}), 0)`);
  if (bytes.length === 0) return 1000;
  const { rows } = await client.query<{ widest: number }>(
    `SELECT coalesce(max(${bytes.join(' + ')}), 0) AS widest FROM ${quoted(client, table.name)}`,
  );
  const widest = Math.min(rows[0]?.widest ?? 0, bytes.length * largeBytes);
  return Math.max(1, Math.min(1000, Math.floor(fetchBytes / (2 * widest + 1024))));
}

async function writeLargeValues(client: Client, writer: BackupWriter, table: BackupTable): Promise<void> {
  const name = quoted(client, table.name);
  const key = table.key.map((column) => quoted(client, column)).join(', ');
  for (const column of table.columns.filter(({ isBytes }) => isBytes)) {
    const own = quoted(client, column.name);
    const { rows } = await client.query<{ key: Record<string, unknown>; length: number }>(
      `SELECT row_to_json(k) AS key, length FROM (
         SELECT ${key}, octet_length(${own}) AS length FROM ${name} WHERE octet_length(${own}) > ${largeBytes}
       ) t, LATERAL (SELECT ${key}) k`,
    );
    for (const { key: at, length } of rows) {
      const value: LargeValue = { table: table.name, column: column.name, key: at, length };
      await writer.json('L', value);
      for (let from = 0; from < length; from += pieceBytes) {
        const piece = await client.query<{ piece: Buffer }>(
          `SELECT substring(${own} FROM $2::int FOR $3::int) AS piece FROM ${name}
           WHERE (${key}) = (SELECT ${key} FROM json_populate_record(NULL::${name}, $1::json))`,
          [JSON.stringify(at), from + 1, pieceBytes],
        );
        await writer.bytes(piece.rows[0]?.piece ?? Buffer.alloc(0));
      }
    }
  }
}

async function writeSealedFiles(writer: BackupWriter, storageDir: string): Promise<number> {
  let files = 0;
  for await (const key of sealedFileKeys(storageDir)) {
    const bytes = await readIfThere(sealedFilePath(storageDir, key));
    // erased meanwhile
    if (bytes === undefined) continue;
    await writeFileEntry(writer, { kind: 'sealed', name: key }, bytes);
    files++;
  }
  return files;
}

async function writeFileEntry(
  writer: BackupWriter,
  file: Omit<FileEntry, 'length'>,
  bytes: Buffer,
): Promise<void> {
  await writer.json('F', { ...file, length: bytes.length });
  await writer.bytes(bytes);
}

async function readAttached(files: readonly AttachedFile[]): Promise<[name: string, bytes: Buffer][]> {
  const read = await Promise.all(
    files.map(async ({ name, path }) => [name, await readIfThere(path)] as const),
  );
  return read.flatMap(([name, bytes]) => (bytes === undefined ? [] : [[name, bytes]]));
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
}

/** `link` fails where a file of that name has come meanwhile; some file systems have no links, there it is copied. */
async function publish(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new BackupFault(`${path} exists. Give a new name; a backup never replaces a file.`);
    }
    await copyFile(draft, path, constants.COPYFILE_EXCL);
  }
  await rm(draft, { force: true });
}

function quoted(client: Client, name: string): string {
  return client.escapeIdentifier(name);
}
