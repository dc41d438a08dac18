import { join } from 'node:path';

/** `off` trades the data after a power cut for speed: tests and CI only. */
export type Durability = 'on' | 'off';

/** Text of the server's configuration: what initdb wrote for this machine, then our own. */
export function postgresSettings(clusterDir: string, socketDir: string, durability: Durability): string {
  const settings: Record<string, string | number> = {
    listen_addresses: '', // no TCP: who can reach the socket's folder is the only permission
    port: 5432,
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: 100,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    synchronous_commit: durability,
    fsync: durability,
    full_page_writes: durability,
    log_min_messages: 'warning',
    // values of rows stand in DETAIL lines and statements: personal data never reaches a log
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(String(value))}`);
  return [`include = ${quote(join(clusterDir, 'postgresql.conf'))}`, ...lines, ''].join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
