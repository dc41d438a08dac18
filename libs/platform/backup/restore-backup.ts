import { rm, stat } from 'node:fs/promises';
import { Client } from 'pg';
import { UnknownKey } from '../crypto/errors.js';
import { rootSealingKey, unwrapKey } from '../crypto/keys.js';
import { readRootKey } from '../crypto/root-key.js';
import { connectionParts } from '../database/connection.js';
import {
  BackupFault,
  type AttachedFile,
  type BackupHeader,
  type BackupTally,
  type FileEntry,
  type LargeValue,
} from './backup-format.js';
import { backupLines, damaged, verifyBackup, type BackupLine, type WrappedKey } from './read-backup.js';
import { sealedFilePath, writeNewFile } from './sealed-files.js';
import { schemaVersion, tablesInOrder } from './tables.js';

export interface RestoreTarget {
  /** connection string of the role that owns the tables, which are of this version */
  databaseUrl: string;
  storageDir: string;
  rootKeyFile: string;
  attached: readonly AttachedFile[];
  onProgress?: (done: number, total: number, what: string) => void;
}

/** Rows of one INSERT; also bounded by the length of their text. */
const batchRows = 1000;
const batchCharacters = 8 * 1024 * 1024;

/**
 * Puts a backup into an empty installation, in one transaction: all of it, or nothing. Everything that can be known
 * before is checked before: the file's hash, the version, the root key, and that nothing would be overwritten.
 * @throws BackupFault; RootKeyMissing and its kin when there is no usable root key
 */
export async function restoreBackup(path: string, target: RestoreTarget): Promise<BackupTally> {
  const { header, keys } = await verifyBackup(path);
  await checkRootKey(target.rootKeyFile, keys);
  const client = new Client({ ...connectionParts(target.databaseUrl), options: '-c timezone=UTC' });
  await client.connect();
  const restore = new Restore(client, path, header, target);
  try {
    await client.query('BEGIN');
    await checkTarget(client, header);
    const tally = await restore.run();
    await client.query('COMMIT');
    return tally;
  } catch (fault) {
    await client.query('ROLLBACK').catch(() => undefined);
    await restore.removeFiles();
    throw fault;
  } finally {
    await client.end();
  }
}

async function checkRootKey(file: string, keys: readonly WrappedKey[]): Promise<void> {
  // of an installation that was never used
  if (keys.length === 0) return;
  const root = rootSealingKey(await readRootKey(file));
  try {
    for (const { id, purpose, wrapped } of keys) {
      if (purpose === 'wrap') unwrapKey(root, 'installation', id, wrapped);
    }
  } catch (fault) {
    if (!(fault instanceof UnknownKey)) throw fault;
    throw new BackupFault(
      `The root key ${file} is not the one this backup was made under, so nothing in it could be read. ` +
        'Put the root key of that installation there, and run the command again. Nothing was changed.',
    );
  }
}

async function checkTarget(client: Client, { schema, tables }: BackupHeader): Promise<void> {
  const present = await schemaVersion(client);
  if (JSON.stringify(present) !== JSON.stringify(schema)) {
    throw new BackupFault(
      `The backup is of schema ${schema.at(-1) ?? 'unknown'}, this version of ${present.at(-1) ?? 'unknown'}. ` +
        'Restore it with the version of the product that made it, then update. Nothing was changed.',
    );
  }
  const own = (await tablesInOrder(client)).map(({ name }) => name);
  const unknown = tables.filter((name) => !own.includes(name));
  if (unknown.length > 0) throw new BackupFault(`The backup has tables unknown here: ${unknown.join(', ')}.`);
  const quoted = own.map((name) => client.escapeIdentifier(name));
  // nobody writes between the look and the restore
  await client.query(`LOCK TABLE ${quoted.join(', ')} IN EXCLUSIVE MODE`);
  for (const [index, name] of quoted.entries()) {
    const { rows } = await client.query<{ found: boolean }>(`SELECT EXISTS (SELECT FROM ${name}) AS found`);
    if (rows[0]?.found) {
      throw new BackupFault(
        `This installation holds data already (table ${own[index] ?? ''}), and a restore overwrites nothing. ` +
          'Restore into a new home: set HIREWALL_HOME to a new folder, or DATABASE_URL to an empty database.',
      );
    }
  }
}

class Restore {
  readonly #written: string[] = [];
  readonly #tally: BackupTally = { tables: 0, rows: 0, files: 0 };
  #table = '';
  #rows: string[] = [];
  #characters = 0;

  constructor(
    private readonly client: Client,
    private readonly path: string,
    private readonly header: BackupHeader,
    private readonly target: RestoreTarget,
  ) {}

  async run(): Promise<BackupTally> {
    const lines = backupLines(this.path);
    let next = await lines.next();
    while (!next.done) {
      const line = next.value;
      if (line.tag !== 'R') await this.#flush();
      if (line.tag === 'L' || line.tag === 'F') next = await this.#bytes(line, lines);
      else {
        await this.#take(line);
        next = await lines.next();
      }
    }
    return this.#tally;
  }

  /** After a failure: files that were not there before. */
  async removeFiles(): Promise<void> {
    await Promise.all(this.#written.map((path) => rm(path, { force: true })));
  }

  async #take({ tag, text }: BackupLine): Promise<void> {
    if (tag === 'T') {
      this.#table = text;
      this.target.onProgress?.(this.#tally.tables++, this.header.tables.length, text);
    } else if (tag === 'R') {
      this.#rows.push(text);
      this.#characters += text.length;
      if (this.#rows.length >= batchRows || this.#characters >= batchCharacters) await this.#flush();
    }
  }

  async #flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const table = this.client.escapeIdentifier(this.#table);
    await this.client.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [`[${this.#rows.join(',')}]`],
    );
    this.#tally.rows += this.#rows.length;
    this.#rows = [];
    this.#characters = 0;
  }

  /** A large value or a file, with the B lines that follow. @returns the line after them */
  async #bytes(
    { tag, text }: BackupLine,
    lines: AsyncGenerator<BackupLine>,
  ): Promise<IteratorResult<BackupLine>> {
    const entry = JSON.parse(text) as (LargeValue | FileEntry) & { length: number };
    let after: IteratorResult<BackupLine> = await lines.next();
    let length = 0;
    async function* pieces(): AsyncGenerator<Buffer> {
      for (; !after.done && after.value.tag === 'B'; after = await lines.next()) {
        const piece = Buffer.from(after.value.text, 'base64');
        length += piece.length;
        yield piece;
      }
    }
    if (tag === 'L') await this.#storeLarge(entry as LargeValue, pieces());
    else await this.#storeFile(entry as FileEntry, pieces());
    if (length !== entry.length) throw damaged(this.path, 'a value is not whole');
    return after;
  }

  async #storeLarge({ table, column, key }: LargeValue, pieces: AsyncIterable<Buffer>): Promise<void> {
    const all: Buffer[] = [];
    for await (const piece of pieces) all.push(piece);
    const name = this.client.escapeIdentifier(table);
    const columns = Object.keys(key)
      .map((each) => this.client.escapeIdentifier(each))
      .join(', ');
    await this.client.query(
      `UPDATE ${name} SET ${this.client.escapeIdentifier(column)} = $1
       WHERE (${columns}) = (SELECT ${columns} FROM json_populate_record(NULL::${name}, $2::json))`,
      [Buffer.concat(all), JSON.stringify(key)],
    );
  }

  async #storeFile({ kind, name }: FileEntry, pieces: AsyncIterable<Buffer>): Promise<void> {
    const path = this.#pathOf(kind, name);
    const before = await stat(path).catch(() => undefined);
    if ((await writeNewFile(path, pieces)) && before === undefined) this.#written.push(path);
    if (kind === 'sealed') this.#tally.files++;
  }

  #pathOf(kind: FileEntry['kind'], name: string): string {
    if (kind === 'sealed') return sealedFilePath(this.target.storageDir, name);
    const attached = this.target.attached.find((file) => file.name === name);
    if (attached === undefined) throw new BackupFault(`The backup holds an unknown file, ${name}.`);
    return attached.path;
  }
}
