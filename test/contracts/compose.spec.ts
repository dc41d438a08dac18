import { existsSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import '#platform/config/config.js';
import { configVariables } from '#platform/config/variable.js';

interface Service {
  '<<'?: Service;
  image: string;
  command?: string[];
  environment: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  cap_drop?: string[];
}

const file = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const { services, volumes } = load(file('docker-compose.yml')) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const service = (name: string): Service => {
  const found = services[name];
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`);
  // the merge key, which compose knows and YAML 1.2 does not
  return { ...found['<<'], ...found };
};
const ours = ['migrate', 'api', 'worker'];

describe('docker-compose.yml', () => {
  it('has database, queue, migration, api and worker', () => {
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'worker']);
  });

  it('runs api, worker and migration from one image, without rights they do not need', () => {
    expect(new Set(ours.map((name) => service(name).image)).size).toBe(1);
    for (const name of ours) expect(service(name).cap_drop, name).toEqual(['ALL']);
  });

  it.each(ours)('starts %s from a file that the build makes', (name) => {
    const [program, script = ''] = service(name).command ?? [];
    expect(program).toBe('node');
    const source = script.replace(/^dist\//, '').replace(/[.]js$/, '.ts');
    expect(existsSync(new URL(`../../${source}`, import.meta.url)), source).toBe(true);
  });

  it('gives the product only settings it knows, and servers of its own', () => {
    const known = configVariables.map(({ name }) => name);
    for (const name of ours) {
      const { environment } = service(name);
      for (const variable of Object.keys(environment)) expect(known).toContain(variable);
      expect(environment['DATABASE_URL']).toContain('@postgres:5432/');
      expect(environment['REDIS_URL']).toBe('redis://redis:6379');
    }
  });

  it('holds no password: it has to be given', () => {
    expect(service('postgres').environment['POSTGRES_PASSWORD']).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    expect(service('api').environment['DATABASE_URL']).toMatch(/:\$\{POSTGRES_PASSWORD:\?/);
  });

  it('starts api and worker after the migration, and that after the database answers', () => {
    expect(service('migrate').depends_on?.['postgres']?.condition).toBe('service_healthy');
    for (const name of ['api', 'worker']) {
      expect(service(name).depends_on?.['migrate']?.condition).toBe('service_completed_successfully');
      expect(service(name).depends_on?.['redis']?.condition).toBe('service_healthy');
    }
  });

  it('watches the health of each service that stays', () => {
    for (const name of ['postgres', 'redis', 'api', 'worker'])
      expect(service(name).healthcheck?.test.length, name).toBeGreaterThan(1);
    expect(service('api').healthcheck?.test.join(' ')).toContain('/v1/health/ready');
  });

  it('shows the api to this machine alone, and database and queue to nobody outside', () => {
    expect(service('api').ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    for (const name of ['postgres', 'redis', 'worker']) expect(service(name).ports, name).toBeUndefined();
  });

  it('keeps sealed files and the key to them in volumes of their own, shared by api and worker', () => {
    for (const name of ['api', 'worker'])
      expect(service(name).volumes).toEqual(['files:/var/lib/hirewall', 'key:/var/lib/hirewall-key']);
    expect(Object.keys(volumes)).toEqual(expect.arrayContaining(['database', 'files', 'key']));
    const dockerfile = file('Dockerfile');
    expect(dockerfile).toContain('HIREWALL_HOME=/var/lib/hirewall ');
    expect(dockerfile).toContain('ROOT_KEY_FILE=/var/lib/hirewall-key/root.key');
  });

  it('comes from an image that does not run as root', () => {
    const users = [...file('Dockerfile').matchAll(/^USER (.+)$/gm)].map(([, user]) => user);
    expect(users.at(-1)).toBe('node');
  });
});
