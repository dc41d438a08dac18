import type { Client } from 'pg';

export interface BackupTable {
  name: string;
  columns: { name: string; isBytes: boolean }[];
  key: string[];
}

/** The migrations that ran; the table itself is the business of whoever migrates. */
export const migrationsTable = 'migrations';

interface TableRow {
  name: string;
  columns: { name: string; is_bytes: boolean }[];
  key: string[];
  refers_to: string[];
}

/**
 * Tables of the schema `public`, those they refer to first. Partitions are left to the table they are part of.
 */
export async function tablesInOrder(client: Client): Promise<BackupTable[]> {
  const { rows } = await client.query<TableRow>(
    `SELECT c.relname AS name,
       (SELECT json_agg(json_build_object('name', a.attname, 'is_bytes', a.atttypid = 'bytea'::regtype)
                        ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
       coalesce((SELECT json_agg(a.attname) FROM pg_index i
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                 WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
       coalesce((SELECT json_agg(DISTINCT f.confrelid::regclass::text) FROM pg_constraint f
                 WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid), '[]') AS refers_to
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> $1
     ORDER BY c.relname`,
    [migrationsTable],
  );
  return inOrder(rows).map(({ name, columns, key }) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, isBytes: column.is_bytes })),
    key,
  }));
}

/** @throws Error when tables refer to each other in a circle, which no order of inserts can satisfy */
function inOrder(rows: readonly TableRow[]): TableRow[] {
  const ordered: TableRow[] = [];
  const done = new Set<string>();
  let left = [...rows];
  while (left.length > 0) {
    const ready = left.filter(({ refers_to }) => refers_to.every((name) => done.has(name)));
    if (ready.length === 0) {
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    }
    for (const row of ready) done.add(row.name);
    ordered.push(...ready);
    left = left.filter(({ name }) => !done.has(name));
  }
  return ordered;
}

/** Names of the migrations that ran, in order. */
export async function schemaVersion(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationsTable} ORDER BY id`);
  return rows.map(({ name }) => name);
}
