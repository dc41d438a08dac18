import { FeedStructureError, type BadRow, type FeedFormat } from '../format.js';
import type { ImportedTool } from '../intel.js';

type Json = Record<string, unknown>;

/**
 * LOLRMM's catalogue as one JSON array (lolrmm.io/api/rmm_tools.json). Executables are the literal file names of the
 * installation paths and of the PE metadata, in small letters; patterns with wildcards are left out, since some of them
 * (`*.local`, `insight`) have flagged innocent machines by the thousand (LOLRMM issue 209).
 */
export const lolrmmJson: FeedFormat<ImportedTool> = {
  name: 'lolrmm-json',
  kind: 'remote-tools',
  parse: (text) => readTools(parseJson(text), readLolrmm),
};

/** Names by which IP-KVM devices announce themselves: `{devices: [{device, mdns}]}`. Their host names become domains. */
export const ipKvmJson: FeedFormat<ImportedTool> = {
  name: 'ip-kvm-json',
  kind: 'remote-tools',
  parse: (text) => {
    const document = parseJson(text);
    return readTools(isObject(document) ? document['devices'] : undefined, readIpKvm);
  },
};

function readLolrmm(entry: Json): ImportedTool | string {
  const name = entry['Name'];
  if (typeof name !== 'string' || name.trim() === '') return 'the entry has no Name';
  const details = objectAt(entry, 'Details');
  const artifacts = objectAt(entry, 'Artifacts');
  const metadata = [details['PEMetadata']].flat().filter(isObject);
  const files = [
    ...stringsAt(details, 'InstallationPaths'),
    ...metadata.flatMap((pe) => [pe['Filename'], pe['OriginalFileName']]),
  ];
  const network = [artifacts['Network']].flat().filter(isObject);
  return {
    name: name.trim(),
    executables: distinct(files.map(executableName)),
    domains: distinct(network.flatMap((item) => stringsAt(item, 'Domains')).map(hostName)),
  };
}

function readIpKvm(entry: Json): ImportedTool | string {
  const name = entry['device'];
  if (typeof name !== 'string' || name.trim() === '') return 'the entry has no device';
  return { name: name.trim(), executables: [], domains: distinct(stringsAt(entry, 'mdns').map(hostName)) };
}

function readTools(
  entries: unknown,
  read: (entry: Json) => ImportedTool | string,
): { rows: ImportedTool[]; bad: BadRow[] } {
  if (!Array.isArray(entries)) throw new FeedStructureError('an array of tools was expected');
  const rows: ImportedTool[] = [];
  const bad: BadRow[] = [];
  entries.forEach((entry: unknown, index) => {
    const tool = isObject(entry) ? read(entry) : 'the entry is not an object';
    if (typeof tool === 'string') bad.push({ line: index + 1, why: tool });
    else rows.push(tool);
  });
  return { rows, bad };
}

function executableName(path: unknown): string | null {
  if (typeof path !== 'string') return null;
  const name = path.split(/[\\/]/).at(-1)?.trim().toLowerCase() ?? '';
  return /^[^*?%<>|:"]+\.exe$/.test(name) ? name : null;
}

/** a host name, or '*.' and a registrable name under which every host counts */
function hostName(text: string): string | null {
  const host = text.trim().toLowerCase();
  return /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(host) && host !== '*.local'
    ? host
    : null;
}

function distinct(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FeedStructureError(`not JSON: ${(error as Error).message}`);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectAt(entry: Json, key: string): Json {
  const value = entry[key];
  return isObject(value) ? value : {};
}

function stringsAt(entry: Json, key: string): string[] {
  return [entry[key]].flat().filter((value): value is string => typeof value === 'string');
}
