import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigFaults } from './config-faults.js';
import { Config } from './config.js';
import { loadConfig } from './load-config.js';
import { configVariables } from './variable.js';

function faultsOf(env: Record<string, string>): ConfigFaults {
  try {
    loadConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigFaults) return fault;
    throw fault;
  }
  throw new Error('expected faults');
}

describe('loadConfig', () => {
  it('needs nothing: every setting has a default', () => {
    const config = loadConfig({});
    expect(config).toBeInstanceOf(Config);
    expect(config).toMatchObject({
      home: resolve('.hirewall'),
      rootKeyFile: resolve('.hirewall/root.key'),
      storageDir: resolve('.hirewall/files'),
      port: 8787,
      host: '127.0.0.1',
      workerQueues: 'all',
      leaseMinutes: 30,
      nodeEnv: 'development',
    });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.redisUrl).toBeUndefined();
    expect(config.trustedProxies).toBeUndefined();
  });

  it('takes the example of every variable, alone and all together', () => {
    const all = Object.fromEntries(configVariables.map(({ name, example }) => [name, example]));
    const config = loadConfig(all) as unknown as Record<string, unknown>;
    for (const { property } of configVariables) expect(config[property]).toBeDefined();
    for (const { name, example } of configVariables) {
      const base = name === 'DATABASE_MIGRATION_URL' ? { DATABASE_URL: all['DATABASE_URL'] } : {};
      loadConfig({ ...base, [name]: example });
    }
  });

  it('gives every property of the class a variable', () => {
    const bound = configVariables.map(({ property }) => property);
    expect(Object.keys(new Config()).filter((property) => !bound.includes(property))).toEqual([]);
    expect(new Set(configVariables.map(({ name }) => name)).size).toBe(configVariables.length);
  });

  it('reads numbers, lists and paths', () => {
    const config = loadConfig({
      PORT: '0',
      WORKER_QUEUES: ' identity, network ,',
      TRUSTED_PROXIES: '10.0.0.0/8,::1,loopback',
      HIREWALL_HOME: 'here',
      DATABASE_URL: 'postgres:///hirewall?host=/tmp/socket',
    });
    expect(config.port).toBe(0);
    expect(config.workerQueues).toEqual(['identity', 'network']);
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', '::1', 'loopback']);
    expect(config.storageDir).toBe(join(resolve('here'), 'files'));
  });

  it('counts an empty value as not set', () => {
    const empty = Object.fromEntries(configVariables.map(({ name }) => [name, ' ']));
    expect(JSON.stringify(loadConfig(empty))).toBe(JSON.stringify(loadConfig({})));
  });

  it('reports every fault at once, each with its variable, what is wrong and an example', () => {
    const { faults, message } = faultsOf({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      TRUSTED_PROXIES: '10.0.0.0/33',
      WORKER_QUEUES: 'Identity!',
      LEASE_MINUTES: 'half an hour',
      UPLOAD_MAX_BYTES: '-1',
      PUBLIC_URL: 'ftp://example.org',
      NODE_ENV: 'prod',
      HIREWALL_HOM: 'x',
    });
    const named = faults.map(({ variable }) => variable).sort();
    expect(named).toEqual([
      'HIREWALL_HOM',
      'LEASE_MINUTES',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
      'PUBLIC_URL',
      'TRUSTED_PROXIES',
      'UPLOAD_MAX_BYTES',
      'WORKER_QUEUES',
    ]);
    expect(message).toContain('PORT is "70000", but must be a whole number from 0 to 65535');
    expect(message).toContain('PORT=8787');
  });

  it.each([
    ['HIREWALL_HOEM', 'HIREWALL_HOME'],
    ['HIREWALL_PORT', 'PORT'],
    ['HIREWALL_DATABASE_URL', 'DATABASE_URL'],
    ['HIREWALL_ROOTKEY_FILE', 'ROOT_KEY_FILE'],
  ])('names the nearest setting for the unknown %s', (given, nearest) => {
    const { faults } = faultsOf({ [given]: '1' });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.problem).toContain(`the nearest is ${nearest}`);
  });

  it('leaves variables of other programs alone', () => {
    loadConfig({ PATH: '/bin', npm_config_cache: 'x', DATABASE_USER: 'someone' });
  });

  it('never prints a secret, whether it is accepted or refused', () => {
    const secrets = configVariables.filter(({ secret }) => secret).map(({ name }) => name);
    expect(secrets).toEqual(['DATABASE_URL', 'DATABASE_MIGRATION_URL', 'REDIS_URL']);
    const bad = Object.fromEntries(secrets.map((name) => [name, 'mysql://user:hunter2@db/x']));
    const refused = faultsOf(bad);
    expect(refused.faults).toHaveLength(3);
    expect(`${refused.message} ${inspect(refused, { depth: 9 })}`).not.toContain('hunter2');
    const config = loadConfig({
      DATABASE_URL: 'postgres://user:hunter2@db/x',
      REDIS_URL: 'rediss://:hunter2@cache:6379',
    });
    expect(config.databaseUrl).toContain('hunter2');
    expect(`${JSON.stringify(config)} ${inspect(config)} ${inspect({ deep: { config } })}`).not.toContain(
      'hunter2',
    );
  });

  it('refuses a root key inside the folder of sealed files, and a migration role without a database', () => {
    const { faults } = faultsOf({
      STORAGE_DIR: '/srv/files',
      ROOT_KEY_FILE: '/srv/files/keys/root.key',
      DATABASE_MIGRATION_URL: 'postgres://owner@db/x',
    });
    expect(faults.map(({ variable }) => variable)).toEqual(['DATABASE_MIGRATION_URL', 'ROOT_KEY_FILE']);
  });

  it('answers any text of any variable with a configuration or with faults naming it', () => {
    const names = configVariables.map(({ name }) => name);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        try {
          loadConfig({ [name]: value });
        } catch (fault) {
          expect(fault).toBeInstanceOf(ConfigFaults);
          expect((fault as ConfigFaults).message).toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });
});
