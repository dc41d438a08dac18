import { describe, expect, it } from 'vitest';
import { coloursFor } from '../output/colours.js';
import { applicants } from './applicants/all.js';
import { resultTable, whyOf } from './result-table.js';
import type { SeenSignal, Vetted } from './vet-applicants.js';

const [first] = applicants;
if (!first) throw new Error('The demo has no applicants');

const signal = (strength: SeenSignal['strength'], sentence: string, isExplained = false): SeenSignal => ({
  code: 'network.known_vpn',
  strength,
  sentence,
  suppressed_by: isExplained ? { reason: 'a journey' } : null,
});
const vetted = (changes: Partial<Vetted>): Vetted => ({
  applicant: first,
  caseId: 'case_1',
  advice: 'clear',
  reasons: [],
  signals: [],
  ...changes,
});
const plain = coloursFor({ isTTY: false } as NodeJS.WriteStream);

describe('the table of the demo', () => {
  it('has a line an applicant and says where the advice is not the expected one', () => {
    const table = resultTable(
      [vetted({}), vetted({ advice: 'review', reasons: ['Because.'] })],
      plain,
      Infinity,
    );
    const [head, ...lines] = table.trimEnd().split('\n');
    expect(head?.split(/\s{2,}|\s(?=As|Why)/)).toEqual(['Applicant', 'Advice', 'As expected', 'Why']);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/clear\s+yes\s+Nothing that weighs/);
    expect(lines[1]).toMatch(/review\s+no, clear was expected\s+Because\./);
  });

  it('keeps within the terminal and has no escape sequences where there is none', () => {
    const long = vetted({ advice: 'review', signals: [signal('strong', 'A sentence. '.repeat(40))] });
    const table = resultTable([long], plain, 120);
    for (const line of table.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    expect(table).not.toContain('\u001b');
  });

  it('gives the strongest signal that counts as the reason', () => {
    const signals = [
      signal('strong', 'Explained.', true),
      signal('moderate', 'Seen.'),
      signal('weak', 'Also.'),
    ];
    expect(whyOf(vetted({ advice: 'review', signals }))).toBe('Seen. (1 more)');
    expect(whyOf(vetted({ signals: signals.slice(0, 1) }))).toBe(
      '1 signal explained by declared travel; nothing that weighs',
    );
  });
});

describe('the applicants of the demo', () => {
  it('are eight, each with a source and the evidence that every applicant gives', () => {
    expect(applicants).toHaveLength(8);
    expect(new Set(applicants.map(({ ref }) => ref)).size).toBe(8);
    for (const { modelledOn, sessions, claims, passport } of applicants) {
      expect(modelledOn.url).toMatch(/^https:\/\//);
      expect(sessions.length).toBeGreaterThan(0);
      expect(claims.birth_date).toBe(passport.birthDate);
    }
  });

  it('come from documentation addresses alone (RFC 5737)', () => {
    for (const { ip } of applicants.flatMap(({ sessions }) => sessions)) {
      expect(ip).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
    }
  });
});
