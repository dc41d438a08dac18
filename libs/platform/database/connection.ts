import { parse } from 'pg-connection-string';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNames } from './snake-names.js';
import { FirstTables1764000000001 } from '../../../migrations/0001-first-tables.js';

/** The role whose rights the application runs with; it can't change what the audit has written. */
export const applicationRole = 'hirewall_app';

export interface ConnectionParts {
  host: string;
  port: number;
  user: string;
  password?: string;
  database: string;
  ssl?: boolean | object;
}

/** Takes 'postgres://user:password@host:port/name' and 'postgresql://user@localhost/name?host=/socket/folder' alike: the parameter is what counts. */
export function connectionParts(url: string): ConnectionParts {
  const { host, port, user, password, database, ssl } = parse(url);
  return {
    host: host ?? '127.0.0.1',
    port: port ? Number(port) : 5432,
    user: user ?? 'hirewall',
    ...(password ? { password } : {}),
    database: database ?? 'hirewall',
    ...(ssl === undefined || typeof ssl === 'string' ? {} : { ssl }),
  };
}

/**
 * @param url a PostgreSQL connection string
 * @param role the application role, or undefined for the owner of the tables, who migrates
 */
export function dataSourceOptions(url: string, role: string | undefined, poolSize = 10): DataSourceOptions {
  const { host, port, user, password, database, ssl } = connectionParts(url);
  return {
    type: 'postgres',
    host,
    port,
    username: user,
    database,
    ...(password === undefined ? {} : { password }),
    ...(ssl === undefined ? {} : { ssl }),
    poolSize,
    applicationName: 'hirewall',
    migrations: [FirstTables1764000000001],
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeNames(),
    // a full pool is a fault to be told, not a wait without end
    connectTimeoutMS: 15_000,
    extra: {
      options: `-c timezone=UTC -c idle_in_transaction_session_timeout=60000${role ? ` -c role=${role}` : ''}`,
      keepAlive: true,
    },
  };
}
