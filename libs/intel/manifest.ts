import type { Feed } from './feed.js';
import { formatNamed, formatNamesOf } from './formats.js';
import { intelKinds, ipLabels } from './intel.js';

export interface ManifestFault {
  /** JSON pointer (RFC 6901) to what is wrong */
  pointer: string;
  /** what is wrong and what would be right */
  message: string;
}

/** A manifest that can't be used, with everything that is wrong with it. */
export class ManifestError extends Error {
  constructor(readonly faults: readonly ManifestFault[]) {
    super(
      ['The intel manifest has faults:', ...faults.map((f) => `  ${f.pointer || '/'}: ${f.message}`)].join(
        '\n',
      ),
    );
  }
}

const texts = ['provider', 'list', 'chainHint', 'asOf', 'licence', 'url'] as const;
const labelled: readonly unknown[] = ['ip-ranges', 'asns'];

/**
 * Reads `{"feeds": [...]}`; fields that are not known are passed over, so that a manifest may carry remarks.
 * @throws ManifestError with every fault
 */
export function readManifest(text: string): Feed[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new ManifestError([{ pointer: '', message: `not JSON: ${(error as Error).message}` }]);
  }
  const feeds = isObject(document) ? document['feeds'] : undefined;
  if (!Array.isArray(feeds)) {
    throw new ManifestError([{ pointer: '/feeds', message: 'an array of feeds is required' }]);
  }
  const entries: readonly unknown[] = feeds;
  const faults = [...entries.flatMap((feed, i) => feedFaults(feed, `/feeds/${i}`)), ...repeatedIds(entries)];
  if (faults.length > 0) throw new ManifestError(faults);
  return (entries as Record<string, unknown>[]).map(toFeed);
}

function feedFaults(feed: unknown, pointer: string): ManifestFault[] {
  if (!isObject(feed)) return [{ pointer, message: 'a feed is an object' }];
  const faults: ManifestFault[] = [];
  const fault = (field: string, message: string) => faults.push({ pointer: `${pointer}/${field}`, message });
  if (typeof feed['id'] !== 'string' || !/^[a-z0-9][a-z0-9._-]{0,99}$/.test(feed['id'])) {
    fault('id', 'required: small letters, digits, ".", "_" and "-", up to 100 characters');
  }
  if (!isOneOf(intelKinds, feed['kind'])) fault('kind', `must be one of ${intelKinds.join(', ')}`);
  const wrongFormat = formatFault(feed['kind'], feed['format']);
  if (wrongFormat) fault('format', wrongFormat);
  if (typeof feed['path'] !== 'string' || feed['path'] === '' || feed['path'].includes('\0')) {
    fault('path', 'required: the file, relative to the manifest or absolute');
  }
  if (feed['label'] === undefined ? labelled.includes(feed['kind']) : !isOneOf(ipLabels, feed['label'])) {
    fault('label', `must be one of ${ipLabels.join(', ')}`);
  }
  for (const name of texts) {
    const value = feed[name];
    if (value !== undefined && (typeof value !== 'string' || value === '' || value.length > 2000)) {
      fault(name, 'must be a text of 1 to 2000 characters, or be left out');
    }
  }
  if (typeof feed['asOf'] === 'string' && !isIsoDate(feed['asOf'])) {
    fault('asOf', 'must be an ISO date (2026-08-22) or time (2026-08-22T04:00:00Z)');
  }
  return faults;
}

function formatFault(kind: unknown, name: unknown): string | null {
  const format = typeof name === 'string' ? formatNamed(name) : undefined;
  if (!isOneOf(intelKinds, kind)) return format ? null : 'is not a known format';
  if (format?.kind === kind) return null;
  return `must be a format of ${kind}: ${formatNamesOf(kind).join(', ')}`;
}

function repeatedIds(feeds: readonly unknown[]): ManifestFault[] {
  const seen = new Set<unknown>();
  return feeds.flatMap((feed, i) => {
    const id = isObject(feed) ? feed['id'] : undefined;
    if (typeof id !== 'string') return [];
    if (seen.has(id)) return [{ pointer: `/feeds/${i}/id`, message: `"${id}" is used by an earlier feed` }];
    seen.add(id);
    return [];
  });
}

/** Only after feedFaults found nothing: keeps the fields that are known. */
function toFeed(source: Record<string, unknown>): Feed {
  const names = ['id', 'kind', 'format', 'path', 'label', ...texts];
  return Object.fromEntries(
    names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]),
  ) as unknown as Feed;
}

function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return (values as readonly unknown[]).includes(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
