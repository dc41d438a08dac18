import { isAbsolute, join, relative, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ConfigFaults, type ConfigFault } from './config-faults.js';
import { Config } from './config.js';
import { configVariables } from './variable.js';

const prefix = 'HIREWALL_';

/**
 * The configuration out of an environment. An empty value counts as not set, as compose files leave them.
 * @throws ConfigFaults with every fault at once; no value of a secret variable is in it
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    configVariables.map(({ name }) => [name, env[name]?.trim()] as const).filter(([, value]) => value),
  );
  const config = plainToInstance(Config, given, { excludeExtraneousValues: true, exposeDefaultValues: true });
  config.home = resolve(config.home);
  if (!config.rootKeyFile) config.rootKeyFile = join(config.home, 'root.key');
  if (!config.storageDir) config.storageDir = join(config.home, 'files');
  const faults = [
    ...unknownNames(env),
    ...validateSync(config, { skipMissingProperties: false }).map((error) => faultOf(error, given)),
    ...contradictions(config),
  ];
  if (faults.length > 0) throw new ConfigFaults(faults);
  return config;
}

function faultOf(error: ValidationError, given: Record<string, string | undefined>): ConfigFault {
  const variable = configVariables.find(({ property }) => property === error.property);
  if (!variable) throw new Error(`Configuration property ${error.property} has no variable`);
  const must = Object.values(error.constraints ?? {}).join(' and ');
  const shown = variable.secret ? '(not shown: may hold a password)' : JSON.stringify(given[variable.name]);
  return {
    variable: variable.name,
    problem: `is ${shown}, but ${must}`,
    example: `${variable.name}=${variable.example}`,
  };
}

/** Settings that are right each by itself, but not together. */
function contradictions(config: Config): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (config.databaseMigrationUrl && !config.databaseUrl) {
    faults.push({
      variable: 'DATABASE_MIGRATION_URL',
      problem: 'is set while DATABASE_URL is not: migrations would run on another database than the product',
      example: 'set both, or neither',
    });
  }
  if (liesIn(config.storageDir, config.rootKeyFile)) {
    faults.push({
      variable: 'ROOT_KEY_FILE',
      problem: 'lies inside STORAGE_DIR: whoever copies the sealed files would hold the key to them',
      example: 'ROOT_KEY_FILE=/etc/hirewall/root.key',
    });
  }
  return faults;
}

function liesIn(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}

/** A mistyped HIREWALL_ variable would be ignored in silence; others may belong to other programs. */
function unknownNames(env: Readonly<Record<string, string | undefined>>): ConfigFault[] {
  const known = configVariables.map(({ name }) => name);
  return Object.keys(env)
    .filter((name) => name.startsWith(prefix) && !known.includes(name))
    .sort()
    .map((name) => {
      const nearest = nearestName(name, known);
      const example = configVariables.find((variable) => variable.name === nearest)?.example ?? '';
      return {
        variable: name,
        problem: `is not a setting of this product; the nearest is ${nearest}`,
        example: `${nearest}=${example}`,
      };
    });
}

function nearestName(name: string, known: string[]): string {
  const bare = name.slice(prefix.length);
  const ranked = known
    .map((candidate) => ({
      candidate,
      edits: Math.min(editDistance(name, candidate), editDistance(bare, candidate)),
    }))
    .sort((one, other) => one.edits - other.edits);
  return ranked[0]?.candidate ?? '';
}

/** Levenshtein distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
