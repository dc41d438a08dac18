import { inspect } from 'node:util';
import { IsIn, IsOptional } from 'class-validator';
import { AsList, AsNumber, AsPath, IsListOf, IsUrlOf, isProxy, must } from './parsing.js';
import { configVariables, Variable } from './variable.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const postgresUrl = { message: 'must be a PostgreSQL URL' };
const redisUrl = { message: 'must be a Redis URL (rediss:// for TLS)' };

/** The configuration of the product, made by `loadConfig`. Inject the class itself. */
export class Config {
  @Variable('HIREWALL_HOME', {
    example: '/var/lib/hirewall',
    purpose:
      'Folder of the installation: run file, embedded database, keys and files unless placed elsewhere.',
  })
  @AsPath()
  home = '.hirewall';

  @Variable('DATABASE_URL', {
    example: 'postgres://hirewall:password@db.example.org:5432/hirewall',
    purpose:
      'PostgreSQL server, as the role that runs the product. Without it the product runs its own database.',
    secret: true,
  })
  @IsOptional()
  @IsUrlOf(['postgres', 'postgresql'], postgresUrl)
  databaseUrl?: string;

  @Variable('DATABASE_MIGRATION_URL', {
    example: 'postgres://hirewall_owner:password@db.example.org:5432/hirewall',
    purpose:
      'The same database as the role that owns the tables; used by migrations alone. Default: DATABASE_URL.',
    secret: true,
  })
  @IsOptional()
  @IsUrlOf(['postgres', 'postgresql'], postgresUrl)
  databaseMigrationUrl?: string;

  @Variable('DATABASE_POOL_MAX', { example: '20', purpose: 'Connections a process keeps to the database.' })
  @AsNumber()
  @IsWholeNumber(2, 500)
  databasePoolMax = 10;

  @Variable('REDIS_URL', {
    example: 'redis://cache.example.org:6379',
    purpose: 'Redis server for the queues. Without it they are kept in PostgreSQL.',
    secret: true,
  })
  @IsOptional()
  @IsUrlOf(['redis', 'rediss'], redisUrl)
  redisUrl?: string;

  @Variable('PORT', { example: '8787', purpose: 'Port of the API and the console; 0 takes any free one.' })
  @AsNumber()
  @IsWholeNumber(0, 65_535)
  port = 8787;

  @Variable('HOST', { example: '0.0.0.0', purpose: 'Address to listen on.' })
  @must('isHost', 'must be an IP address or a host name', (value) => /^[\w.:-]+$/.test(String(value)))
  host = '127.0.0.1';

  @Variable('PUBLIC_URL', {
    example: 'https://hirewall.example.org',
    purpose: 'Where people reach the product; used in links. Default: the address it listens on.',
  })
  @IsOptional()
  @IsUrlOf(['http', 'https'], {
    bare: true,
    message: 'must be an http(s) address without query, user or password',
  })
  publicUrl?: string;

  @Variable('ROOT_KEY_FILE', {
    example: '/etc/hirewall/root.key',
    purpose: 'File of the root key, outside the data and the backups. Default: root.key in HIREWALL_HOME.',
  })
  @AsPath()
  rootKeyFile = '';

  @Variable('STORAGE_DIR', {
    example: '/var/lib/hirewall/files',
    purpose: 'Folder of sealed files. Default: files in HIREWALL_HOME.',
  })
  @AsPath()
  storageDir = '';

  @Variable('WORKER_QUEUES', {
    example: 'identity,network',
    purpose: 'Queues that this worker serves, as a comma list; all serves every one.',
  })
  @AsList('all')
  @IsListOf(
    (item) => /^[a-z][a-z0-9_-]*$/.test(item),
    'must be "all" or a comma list of queue names (lower-case letters, digits, - and _)',
    'all',
  )
  workerQueues: 'all' | string[] = 'all';

  @Variable('WORKER_LEASE_SECONDS', {
    example: '30',
    purpose:
      'Time after which the checks of a silent worker are run again. Default: documents 90, others 30.',
  })
  @AsNumber()
  @IsOptional()
  @IsWholeNumber(1, 3600)
  workerLeaseSeconds?: number;

  @Variable('LOG_LEVEL', { example: 'info', purpose: 'Least serious log line that is written.' })
  @IsIn(logLevels, { message: `must be one of ${logLevels.join(', ')}` })
  logLevel: LogLevel = 'info';

  @Variable('CHROMIUM_PATH', {
    example: '/usr/bin/chromium',
    purpose: 'Chrome or Chromium for case PDFs. Default: one that is installed on the system.',
  })
  @IsOptional()
  @AsPath()
  chromiumPath?: string;

  @Variable('TRUSTED_PROXIES', {
    example: '10.0.0.0/8,loopback',
    purpose:
      'Proxies whose X-Forwarded-For is believed: addresses, CIDR ranges, loopback, linklocal, uniquelocal.',
  })
  @AsList()
  @IsListOf(isProxy, 'must be a comma list of IP addresses, CIDR ranges, loopback, linklocal or uniquelocal')
  @IsOptional()
  trustedProxies?: string[];

  @Variable('NODE_ENV', {
    example: 'production',
    purpose: 'production hides the details of internal faults.',
  })
  @IsIn(['development', 'test', 'production'], { message: 'must be one of development, test, production' })
  nodeEnv: 'development' | 'test' | 'production' = 'development';

  @Variable('RATE_LIMIT_PER_MINUTE', {
    example: '600',
    purpose: 'Requests one API key or person may make a minute.',
  })
  @AsNumber()
  @IsWholeNumber(1, 10_000_000)
  rateLimitPerMinute = 600;

  @Variable('UPLOAD_MAX_BYTES', { example: '20000000', purpose: 'Largest file that is taken, in bytes.' })
  @AsNumber()
  @IsWholeNumber(1024, 1_000_000_000)
  uploadMaxBytes = 20_000_000;

  @Variable('LEASE_MINUTES', {
    example: '30',
    purpose: 'How long a reviewer holds a claimed case without renewing.',
  })
  @AsNumber()
  @IsWholeNumber(1, 1440)
  leaseMinutes = 30;

  @Variable('API_DRAIN_SECONDS', {
    example: '10',
    purpose: 'Time that running requests get when the API stops.',
  })
  @AsNumber()
  @IsWholeNumber(0, 600)
  apiDrainSeconds = 10;

  @Variable('WORKER_DRAIN_SECONDS', {
    example: '30',
    purpose: 'Time that running jobs get when a worker stops.',
  })
  @AsNumber()
  @IsWholeNumber(0, 3600)
  workerDrainSeconds = 30;

  /** Fit for a log or a health page: what is secret reads "(set)". */
  toJSON(): Record<string, unknown> {
    const values = this as unknown as Record<string, unknown>;
    return Object.fromEntries(
      configVariables.map(({ property, secret }) => [
        property,
        secret && values[property] !== undefined ? '(set)' : values[property],
      ]),
    );
  }

  [inspect.custom](): Record<string, unknown> {
    return this.toJSON();
  }
}

function IsWholeNumber(least: number, most: number): PropertyDecorator {
  return must(
    'isWholeNumber',
    `must be a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  );
}
