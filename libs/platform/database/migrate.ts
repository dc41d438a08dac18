import { runMigrations as runQueueMigrations } from 'bullmq';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { applicationRole, connectionParts, dataSourceOptions } from './connection.js';

/** Schema of the queue's own tables. */
export const queueSchema = 'bullmq';

/**
 * Brings the database to this version: our tables, then the queue's. Safe to run at every start; several
 * starters wait for one another.
 * @param url connection string of a role that may create tables and roles
 * @returns names of the migrations that ran
 */
export async function migrate(url: string): Promise<string[]> {
  const lock = new Client(connectionParts(url));
  await lock.connect();
  try {
    // any constant will do, as long as every starter takes the same
    await lock.query('SELECT pg_advisory_lock(4207849484)');
    const ran = await migrateOwnTables(url);
    await runQueueMigrations(lock, queueSchema);
    await lock.query(
      `GRANT ALL ON SCHEMA ${queueSchema} TO ${applicationRole};
       GRANT ALL ON ALL TABLES IN SCHEMA ${queueSchema} TO ${applicationRole};
       GRANT ALL ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO ${applicationRole}`,
    );
    return ran;
  } finally {
    await lock.end();
  }
}

async function migrateOwnTables(url: string): Promise<string[]> {
  const source = new DataSource(dataSourceOptions(url, undefined, 2));
  await source.initialize();
  try {
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
