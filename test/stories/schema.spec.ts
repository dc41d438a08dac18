import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

let installation: TestInstallation;
let api: DataSource;
let worker: DataSource;

beforeAll(async () => {
  installation = await startTestInstallation();
  api = installation.api.get(DataSource);
  worker = (await installation.startWorker()).get(DataSource);
});

afterAll(async () => {
  await installation.stop();
});

/** What TypeORM would change to make the database fit the entities. */
async function differences(source: DataSource): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

const literalsOf = (sql: string): string[] =>
  [...sql.matchAll(/'([^']*)'/g)].map(([, text]) => text ?? '').sort();

describe('the migrated database', () => {
  it('fits the entities of the API and of the worker', async () => {
    expect(await differences(api)).toEqual([]);
    expect(await differences(worker)).toEqual([]);
  });

  it('has no table that no entity knows, but those named here', async () => {
    const rows = await api.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`,
    );
    const known = new Set(api.entityMetadatas.map(({ tableName }) => tableName));
    const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
    // access_log: written by plain SQL alone
    expect(unknown.sort()).toEqual(['access_log', 'migrations']);
  });

  it('allows the very codes that the lists in the code name', async () => {
    // the schema builder compares constraints by their names alone
    const rows = await api.query<{ name: string; sql: string }[]>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS sql FROM pg_constraint WHERE contype = 'c'`,
    );
    const checks = api.entityMetadatas.flatMap(({ checks: own }) => own);
    expect(checks.length).toBeGreaterThan(15);
    for (const { name, expression } of checks) {
      const stored = rows.find((row) => row.name === name);
      expect(literalsOf(stored?.sql ?? ''), name).toEqual(literalsOf(expression));
    }
  });

  it('lets no row point at what is not there: every foreign key goes by id to a primary key', () => {
    const keys = api.entityMetadatas.flatMap(({ foreignKeys }) => foreignKeys);
    expect(keys.length).toBeGreaterThan(20);
    for (const key of keys) expect(key.referencedColumns.map(({ isPrimary }) => isPrimary)).toEqual([true]);
    expect(api.entityMetadatas.flatMap(({ relations }) => relations)).toEqual([]);
  });
});
