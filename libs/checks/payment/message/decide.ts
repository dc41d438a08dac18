import type { Slot } from './lexicon.js';
import type { Mention, Sentence } from './mentions.js';
import { Scope, type Method } from './scope.js';

export const messageLabels = [
  'crypto_only',
  'crypto_preferred',
  'crypto_accepted',
  'crypto_mention_unrelated',
  'fiat_only',
  'payout_diversion',
  'none',
] as const;
export type MessageLabel = (typeof messageLabels)[number];

export interface Decision {
  label: MessageLabel;
  /** explicit: other ways are ruled out in words. implied: no other way is named. */
  basis: 'explicit' | 'implied';
  /** index of the sentence that decided, null when nothing did */
  sentence: number | null;
}

/**
 * The order is fixed: diversion, no crypto, work, refused crypto, preferred, only, accepted. Who pays whom beats a word
 * of work: "I built wallets" is a career, "pay my salary to this wallet" is a request.
 */
export function decide(
  text: string,
  mentions: readonly Mention[],
  sentences: readonly Sentence[],
  isCareerDocument: boolean,
): Decision {
  const message = new Reading(text, mentions, sentences, isCareerDocument);
  return message.diversion() ?? message.withoutCrypto() ?? message.unrelated() ?? message.request();
}

class Reading {
  private readonly scope: Scope;
  private readonly slotsOf: Set<Slot>[];
  private readonly aside: boolean[];

  constructor(
    text: string,
    private readonly mentions: readonly Mention[],
    sentences: readonly Sentence[],
    private readonly isCareerDocument: boolean,
  ) {
    this.scope = new Scope(text, mentions);
    this.slotsOf = sentences.map(() => new Set());
    for (const mention of mentions) this.slotsOf[mention.sentence]?.add(mention.slot);
    this.aside = sentences.map((_, index) => this.isAside(index));
  }

  diversion(): Decision | undefined {
    const aboutPay = this.mentions.some(({ slot }) =>
      ['fiat', 'pay', 'ask', 'hint', 'crypto'].includes(slot),
    );
    const payee = this.mentions.find(
      (mention) =>
        mention.slot === 'other_payee' &&
        !this.aside[mention.sentence] &&
        !this.namesOwnAccount(mention) &&
        !this.scope.denied(mention),
    );
    return aboutPay && payee
      ? { label: 'payout_diversion', basis: 'explicit', sentence: payee.sentence }
      : undefined;
  }

  withoutCrypto(): Decision | undefined {
    if (this.mentions.some(({ slot }) => slot === 'crypto' || slot === 'topic')) return undefined;
    return this.fiatRequest() ?? { label: 'none', basis: 'implied', sentence: null };
  }

  unrelated(): Decision | undefined {
    if (this.wanted('crypto').length > 0 && this.isRequest()) return undefined;
    const fiat = this.fiatRequest();
    const first = this.mentions.find(({ slot }) => slot === 'crypto' || slot === 'topic');
    return (
      fiat ?? { label: 'crypto_mention_unrelated', basis: 'explicit', sentence: first?.sentence ?? null }
    );
  }

  request(): Decision {
    const wanted = this.wanted('crypto');
    const only = this.pointing('only', 'crypto');
    const preferred = this.pointing('prefer', 'crypto');
    const fiat = this.wanted('fiat');
    const refusedFiat = this.scope.methods.find(
      ({ kind, refused, mention }) => kind === 'fiat' && refused && !this.aside[mention.sentence],
    );
    const ruledOut = only ?? (fiat.length === 0 || !this.offersChoice() ? refusedFiat?.mention : undefined);
    const sentence = (ruledOut ?? preferred ?? wanted[0]?.mention)?.sentence ?? null;
    if (preferred && !(ruledOut && (only ? fiat.length === 0 && !this.offersChoice() : true))) {
      return { label: 'crypto_preferred', basis: 'explicit', sentence: preferred.sentence };
    }
    if (ruledOut) return { label: 'crypto_only', basis: 'explicit', sentence };
    if (preferred) return { label: 'crypto_preferred', basis: 'explicit', sentence };
    if (fiat.length > 0 || this.offersChoice())
      return { label: 'crypto_accepted', basis: 'explicit', sentence };
    return { label: 'crypto_only', basis: 'implied', sentence };
  }

  private fiatRequest(): Decision | undefined {
    // "I have no wallet. Bank, please": who turns crypto down and names a bank has said how to be paid
    const turnedDown = this.scope.methods.some(
      ({ kind, refused, mention }) => kind === 'crypto' && refused && !this.aside[mention.sentence],
    );
    const method = this.wanted('fiat').find(
      ({ mention }) => turnedDown || this.asks(mention.sentence) || this.pointing('only', 'fiat'),
    );
    return method && { label: 'fiat_only', basis: 'explicit', sentence: method.mention.sentence };
  }

  private wanted(kind: Method['kind']): Method[] {
    return this.scope.methods.filter(
      (method) => method.kind === kind && !method.refused && !this.aside[method.mention.sentence],
    );
  }

  private pointing(slot: 'only' | 'prefer', kind: Method['kind']): Mention | undefined {
    return this.mentions.find((mention) => {
      if (mention.slot !== slot || this.aside[mention.sentence]) return false;
      const target =
        this.scope.target(mention) ??
        (slot === 'only' ? this.soleMethodOutside(mention.sentence) : undefined);
      return target?.kind === kind;
    });
  }

  /** "USDT on Tron. No other channel.": the rule speaks of what the sentences around it asked for. */
  private soleMethodOutside(sentence: number): Method | undefined {
    const wanted = this.scope.methods.filter(
      ({ refused, mention }) => !refused && !this.aside[mention.sentence],
    );
    if (wanted.some(({ mention }) => mention.sentence === sentence)) return undefined;
    return wanted.findLast(({ mention }) => mention.sentence < sentence) ?? wanted[0];
  }

  private offersChoice(): boolean {
    return this.slotsOf.some((slots, index) => !this.aside[index] && slots.has('alternative'));
  }

  private isRequest(): boolean {
    const refused = this.scope.methods
      .filter((method) => method.kind === 'crypto' && method.refused && !this.aside[method.mention.sentence])
      .map(({ mention }) => mention.sentence);
    const pointed = this.pointing('only', 'crypto') ?? this.pointing('prefer', 'crypto');
    // "I don't take crypto; I named USDT because the product is that": naming it beside a refusal asks for nothing
    const asking = this.wanted('crypto').some(
      ({ mention: { sentence } }) =>
        this.asks(sentence) && (pointed !== undefined || !refused.includes(sentence)),
    );
    return asking || (refused.length === 0 && this.asksAround());
  }

  /** "The account is in my name, I share it with my wife"; not "the account is not in my name". */
  private namesOwnAccount(payee: Mention): boolean {
    if (this.has(payee.sentence, 'refused')) return false;
    return this.mentions.some(
      (own) =>
        own.slot === 'own_payee' &&
        own.sentence === payee.sentence &&
        (own.end <= payee.start || own.start >= payee.end) &&
        !this.scope.denied(own),
    );
  }

  /** The request may stand beside the sentence that names the coin. */
  private asksAround(): boolean {
    return this.slotsOf.some((_, index) => !this.aside[index] && this.asks(index));
  }

  private asks(sentence: number): boolean {
    // ways of paying side by side are a choice of payment, whatever the words around them
    if (this.has(sentence, 'crypto') && this.has(sentence, 'fiat')) return true;
    return (['ask', 'hint', 'only', 'prefer', 'refuse', 'refused', 'own_payee', 'alternative'] as const).some(
      (slot) => this.has(sentence, slot),
    );
  }

  private has(sentence: number, slot: Slot): boolean {
    return this.slotsOf[sentence]?.has(slot) ?? false;
  }

  /** Work, news or an earlier employer, and nobody asking to be paid. */
  private isAside(sentence: number): boolean {
    const asks = this.has(sentence, 'ask');
    if (this.has(sentence, 'past')) return !asks || !this.asksAfterThePast(sentence);
    // "I prefer Rust" asks for nothing to be paid
    const forPay = asks && (['pay', 'fiat', 'only'] as const).some((slot) => this.has(sentence, slot));
    if (this.has(sentence, 'work')) return !forPay;
    return this.isCareerDocument && !asks;
  }

  private asksAfterThePast(sentence: number): boolean {
    const past = this.mentions.find(({ slot, sentence: own }) => slot === 'past' && own === sentence);
    const turn = this.mentions.find(
      ({ slot, sentence: own, start }) => slot === 'but' && own === sentence && start > (past?.end ?? 0),
    );
    return this.mentions.some(
      ({ slot, sentence: own, start }) =>
        slot === 'ask' && own === sentence && turn !== undefined && start > turn.start,
    );
  }
}
