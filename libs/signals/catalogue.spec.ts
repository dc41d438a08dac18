import { describe, expect, it } from 'vitest';
import { signalDefinition, signalDefinitions } from './catalogue.js';
import { accusingWordIn, deniedBecause } from './deny-list.js';
import { endpointSignals } from './endpoint.catalogue.js';
import { identitySignals } from './identity.catalogue.js';
import { networkSignals } from './network.catalogue.js';
import { paymentSignals } from './payment.catalogue.js';
import { fillIn, placeholdersOf, renderSentence } from './render.js';
import { families, strengths, type SignalDefinition } from './signal.js';
import { watchlistSignals } from './watchlist.catalogue.js';

const byFamily: Partial<Record<string, SignalDefinition[]>> = {
  identity: identitySignals,
  network: networkSignals,
  endpoint: endpointSignals,
  payment: paymentSignals,
  watchlist: watchlistSignals,
};
const all = Object.values(byFamily).flatMap((list) => list ?? []);

describe('the signal catalogue', () => {
  it.each(Object.keys(byFamily))('has signals of the family %s, in that family’s file', (family) => {
    expect(byFamily[family]?.length).toBeGreaterThan(0);
    expect(byFamily[family]?.filter((definition) => definition.family !== family)).toEqual([]);
  });

  it('names each code once', () => {
    const codes = all.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(signalDefinitions).toHaveLength(all.length);
  });

  it('fails loudly on a code it does not hold', () => {
    expect(() => signalDefinition('network.no_such_thing')).toThrow(/not in the catalogue/);
    expect(() => renderSentence('constructor', {})).toThrow(/not in the catalogue/);
  });

  describe.each(all.map((definition) => [definition.code, definition] as const))('%s', (code, definition) => {
    it('is a code of its family', () => {
      expect(code).toMatch(/^[a-z]+\.[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(code.split('.')[0]).toBe(definition.family);
      expect(families).toContain(definition.family);
      expect(strengths).toContain(definition.strength);
    });

    it('has a published source that can be opened', () => {
      expect(definition.source.title.length).toBeGreaterThan(5);
      expect(new URL(definition.source.url).protocol).toBe('https:');
    });

    it('is nothing that must never be a signal', () => {
      expect(deniedBecause(definition)).toBeUndefined();
    });

    it('says what was seen in whole sentences, without accusing', () => {
      for (const text of [definition.meaning, definition.sentence]) {
        expect(accusingWordIn(text)).toBeUndefined();
        expect(text).toMatch(/^[A-Z{].*[.]$/s);
        expect(text).not.toMatch(/\s{2}|\n/);
      }
    });

    it('has well-formed placeholders and reads as a sentence without its facts', () => {
      const names = placeholdersOf(definition.sentence);
      for (const name of names) expect(name).toMatch(/^[a-z][a-zA-Z0-9_]*$/);
      const withoutThem = definition.sentence.replace(/\{\w+\}/g, '');
      expect(withoutThem).not.toMatch(/[{}]|\$|undefined/);
      expect(renderSentence(code, {})).not.toMatch(/[{}]|undefined|null|NaN/);
    });
  });
});

describe('rendering', () => {
  it('shows lists, truths and numbers as people write them, and says unknown where a fact is missing', () => {
    const facts = { list: ['a', 'b'], none: [], yes: true, number: 3.5, empty: '', nothing: null };
    expect(fillIn('{list}|{none}|{yes}|{number}|{empty}|{nothing}|{absent}|{constructor}', facts)).toBe(
      'a, b|none|yes|3.5|unknown|unknown|unknown|unknown',
    );
  });

  it('fills a fact in once: what a stranger sent is never read as a placeholder', () => {
    expect(fillIn('{tool} was running.', { tool: '{secret}', secret: 'x' })).toBe('{secret} was running.');
    expect(fillIn('{tool} was running.', { tool: '$&' })).toBe('$& was running.');
  });

  it('takes out control characters and text-direction overrides', () => {
    expect(fillIn('{tool}.', { tool: 'Any\u202eDesk\r\n\u0000x' })).toBe('Any Desk x.');
  });
});
