import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckContext, CheckInput, RelatedCandidate } from '#checks/check.js';
import { networkCheck } from '#checks/network/network.check.js';
import type { Claim, EvidenceOf } from '#checks/evidence.js';
import type { IntelSnapshot } from '#intel/intel.js';
import { loadManifest } from '#intel/load-manifest.js';
import { signalDefinition } from '#signals/catalogue.js';
import { renderSentence } from '#signals/render.js';

interface GoldenCase {
  name: string;
  ip: string;
  time_zone?: string;
  company_access?: boolean;
  residence_country?: string;
  claimed_time_zone?: string;
  outcome: string;
  signals: Record<string, string>;
  claim?: string;
}

const here = import.meta.dirname;
const cases = readFileSync(join(here, 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as GoldenCase);
const observedAt = new Date('2026-11-02T10:00:00Z');

function inputOf(golden: GoldenCase): CheckInput {
  const claims: Claim[] = [];
  if (golden.residence_country) {
    claims.push({ id: 'claim-residence', kind: 'residence_country', value: golden.residence_country });
  }
  if (golden.claimed_time_zone) {
    claims.push({ id: 'claim-zone', kind: 'time_zone', value: golden.claimed_time_zone });
  }
  return {
    claims,
    evidence: [session('evd_1', golden)],
    worker: { stage: 'applied', verification: 'unverified' },
  };
}

function session(
  id: string,
  from: Pick<GoldenCase, 'ip' | 'time_zone' | 'company_access'>,
): EvidenceOf<'session'> {
  return {
    id,
    kind: 'session',
    stage: 'applied',
    observedAt,
    body: {
      ip: from.ip,
      ...(from.time_zone !== undefined && { time_zone: from.time_zone }),
      ...(from.company_access !== undefined && { company_access: from.company_access }),
    },
  };
}

describe('network check on the demonstration intel', () => {
  let intel: IntelSnapshot;

  const context = (others: RelatedCandidate[] = [], snapshot: IntelSnapshot = intel): CheckContext => ({
    intel: snapshot,
    models: {
      documentReader: () => {
        throw new Error('the network check reads no documents');
      },
    } as unknown as CheckContext['models'],
    related: (identifiers) =>
      Promise.resolve(
        others.filter((other) =>
          identifiers.some(({ field, value }) => field === other.field && value === other.value),
        ),
      ),
    asOf: observedAt,
  });
  const run = async (input: CheckInput, others?: RelatedCandidate[], snapshot?: IntelSnapshot) =>
    networkCheck.run(input, context(others, snapshot));

  beforeAll(async () => {
    const manifest = join(here, '../../../apps/cli/demo/intel/manifest.json');
    const loaded = await loadManifest(manifest, networkCheck.intel);
    expect(loaded.report.filter((feed) => !feed.accepted || feed.badRows > 0)).toEqual([]);
    intel = loaded.snapshot;
  });

  it.each(cases)('$name', async (golden) => {
    const result = await run(inputOf(golden));
    const strengths = result.signals.map(({ code, strength }) => [
      code,
      strength ?? signalDefinition(code).strength,
    ]);
    expect(Object.fromEntries(strengths)).toEqual(golden.signals);
    expect(result.outcome).toBe(golden.outcome);
    expect(result.claims?.[0]?.status).toBe(golden.claim);
  });

  it('gives every signal a sentence with nothing left to fill in, and says what was listed where', async () => {
    for (const golden of cases) {
      for (const signal of (await run(inputOf(golden))).signals) {
        expect(renderSentence(signal.code, signal.facts)).not.toMatch(/[{}]/);
        expect(signal.evidenceIds).toEqual(['evd_1']);
      }
    }
  });

  it('is unavailable, never pass, without address intel', async () => {
    const clean = inputOf(cases[0] as GoldenCase);
    for (const snapshot of [
      { versions: [] },
      { ...intel, ip: { labels: new Set<never>(), lookup: () => null } },
    ]) {
      expect((await run(clean, [], snapshot)).outcome).toBe('unavailable');
    }
    expect((await run({ ...clean, evidence: [] })).outcome).toBe('unavailable');
  });

  it('does not pass when the lists that are loaded could not have named a VPN', async () => {
    const ip = intel.ip;
    if (!ip) throw new Error('no address intel');
    const partial = {
      versions: [],
      ip: { labels: new Set(['relay'] as const), lookup: (text: string) => ip.lookup(text) },
    };
    const result = await run(inputOf(cases[0] as GoldenCase), [], partial);
    expect(result.outcome).toBe('unavailable');
    expect(result.facts['unknown_labels']).toEqual(['vpn', 'tor', 'hosting']);
  });

  it('reports one address of two candidates, by the /64 in IPv6', async () => {
    const at = (value: string): RelatedCandidate => ({ field: 'ip', value, candidateId: 'cand_other' });
    const v4 = await run(inputOf({ ...(cases[0] as GoldenCase) }), [at('192.0.2.10')]);
    expect(v4.signals.map((signal) => signal.code)).toEqual(['network.address_shared']);
    expect(v4.identifiers).toEqual([{ field: 'ip', value: '192.0.2.10' }]);
    const v6 = await run(inputOf({ ...(cases[1] as GoldenCase), ip: '2001:DB8:1::abcd' }), [
      at('2001:db8:1::/64'),
    ]);
    expect(v6.signals.map((signal) => signal.code)).toEqual(['network.address_shared']);
  });

  it.each(['198.51.100.230', '203.0.113.130', '192.0.2.130', '192.0.2.70', '192.0.2.200'])(
    'does not report %s as shared, which many people share by nature',
    async (ip) => {
      const others: RelatedCandidate[] = [{ field: 'ip', value: ip, candidateId: 'cand_other' }];
      const result = await run(inputOf({ name: '', ip, outcome: '', signals: {} }), others);
      expect(result.signals.map((signal) => signal.code)).not.toContain('network.address_shared');
    },
  );

  it('reports the same observation of several sessions once, resting on all of them', async () => {
    const vpn = { ip: '192.0.2.70' };
    const input = {
      ...inputOf(cases[0] as GoldenCase),
      evidence: [session('evd_1', vpn), session('evd_2', vpn)],
    };
    const { signals } = await run(input);
    expect(signals.map((signal) => [signal.code, signal.evidenceIds])).toEqual([
      ['network.known_vpn', ['evd_1', 'evd_2']],
    ]);
  });

  it('never looks at languages or fonts: a session full of them gives the same signals', async () => {
    const plain = inputOf(cases[0] as GoldenCase);
    const [first] = plain.evidence;
    if (first?.kind !== 'session') throw new Error('no session');
    const body = {
      ...first.body,
      languages: ['ko-KR', 'zh-CN'],
      fonts: ['Malgun Gothic'],
      accept_language: 'ko',
    };
    const loud = await run({ ...plain, evidence: [{ ...first, body }] });
    expect(loud).toEqual(await run(plain));
  });

  describe('batch line', () => {
    it.each([
      ['192.0.2.70', { labels: ['vpn'], provider: 'Example VPN', asn: 64496 }],
      ['2001:db8:4::7', { labels: ['relay'], provider: 'Example Relay', asn: 64496 }],
      ['192.0.2.10', { labels: [], provider: null, asn: 64496 }],
    ])('labels %s', async (ip, expected) => {
      const input = await networkCheck.batch.read({ id: 'a', ip }, { baseDir: here });
      expect(networkCheck.batch.write(await run(input))).toEqual(expected);
    });

    it.each([undefined, 7, '', '192.0.2', '0300.0.2.1', 'example.org'])('names the fault of ip %j', (ip) => {
      expect(() => networkCheck.batch.read({ id: 'a', ip }, { baseDir: here })).toThrow(/"ip" must be/);
    });
  });
});
