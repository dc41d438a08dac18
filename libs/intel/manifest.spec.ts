import { describe, expect, it } from 'vitest';
import { ManifestError, readManifest } from './manifest.js';

const good = { id: 'vpn', kind: 'ip-ranges', format: 'cidr-lines', path: 'vpn.txt', label: 'vpn' };

function faultsOf(document: unknown): string[] {
  try {
    readManifest(typeof document === 'string' ? document : JSON.stringify(document));
  } catch (error) {
    if (error instanceof ManifestError)
      return error.faults.map(({ pointer, message }) => `${pointer} ${message}`);
    throw error;
  }
  return [];
}

describe('intel manifest', () => {
  it('keeps the fields that are known and passes over remarks', () => {
    expect(
      readManifest(JSON.stringify({ about: 'x', feeds: [{ ...good, about: 'y', asOf: '2026-08-22' }] })),
    ).toEqual([{ ...good, asOf: '2026-08-22' }]);
  });

  it('names every fault at once, with its place and what would be right', () => {
    const faults = faultsOf({
      feeds: [
        { ...good, id: 'Not An Id', kind: 'ipranges', path: '' },
        { ...good, label: undefined },
        { ...good, id: 'b', format: 'iptoasn-tsv', label: 'bad', asOf: 'yesterday', provider: 7 },
        7,
        good,
      ],
    });
    expect(faults).toEqual([
      expect.stringMatching(/^\/feeds\/0\/id required/),
      expect.stringMatching(/^\/feeds\/0\/kind must be one of ip-ranges, asns/),
      expect.stringMatching(/^\/feeds\/0\/path required/),
      expect.stringMatching(/^\/feeds\/1\/label must be one of vpn, hosting/),
      expect.stringMatching(/^\/feeds\/2\/format must be a format of ip-ranges: cidr-lines/),
      expect.stringMatching(/^\/feeds\/2\/label must be one of vpn/),
      expect.stringMatching(/^\/feeds\/2\/provider must be a text/),
      expect.stringMatching(/^\/feeds\/2\/asOf must be an ISO date/),
      '/feeds/3 a feed is an object',
      '/feeds/4/id "vpn" is used by an earlier feed',
    ]);
  });

  it.each(['', '{', '[]', '{}', 'null', '{"feeds": {}}'])('refuses %j', (text) => {
    expect(faultsOf(text)).toHaveLength(1);
  });
});
