/**
 * A backup is one gzip file of text lines (UTF-8, LF). The first character of a line says what it holds, the rest is
 * JSON or base64:
 *
 *   H  header, the first line: {format, version, created_at, schema, tables}; `schema` names the migrations
 *   T  name of the table that the rows after it belong to; tables come with those they refer to first
 *   R  one row as PostgreSQL's row_to_json writes it: times with microseconds and offset, bytes as "\x..."
 *   L  a value too large for its row, where it then stands empty: {table, column, key, length}; B lines follow
 *   F  a file: {kind: "sealed" | "attached", name, length}; B lines follow
 *   B  base64 of a piece of the value or file before it
 *   E  end, the last line: {lines, sha256} over every line before it with its LF
 *
 * Sealed values and files are copied as they are sealed. The root key is never part of a backup.
 */
export const backupFormat = 'hirewall-backup';
export const backupVersion = 1;

/** Bytes of a value or file on one B line. */
export const pieceBytes = 3 * 1024 * 1024;

export interface BackupHeader {
  format: string;
  version: number;
  /** ISO 8601, UTC */
  created_at: string;
  /** names of the migrations that had run, in order */
  schema: string[];
  tables: string[];
}

export interface LargeValue {
  table: string;
  column: string;
  /** primary key of the row, by column */
  key: Record<string, unknown>;
  length: number;
}

export interface FileEntry {
  /** sealed: of the file storage, by its key; attached: a file beside the database, by its name */
  kind: 'sealed' | 'attached';
  name: string;
  length: number;
}

export interface BackupEnd {
  lines: number;
  /** lower-case hex */
  sha256: string;
}

/** A file that lies beside the database and belongs to it. */
export interface AttachedFile {
  name: string;
  path: string;
}

export interface BackupTally {
  tables: number;
  rows: number;
  files: number;
}

/** A backup that can't be made or restored; the message says why and what to do. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
}
