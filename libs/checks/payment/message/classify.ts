import type { MessageBody } from '../../evidence.js';
import { findWallets, type FoundWallet } from '../wallet/find-wallets.js';
import { decide, type MessageLabel } from './decide.js';
import { mentionsIn, sentencesOf } from './mentions.js';
import { foldedText, visibleText } from './normalise.js';

export interface Span {
  /** code points of the text as received; end is exclusive */
  start: number;
  end: number;
  slot: string;
}

export interface MessageReading {
  label: MessageLabel;
  basis: 'explicit' | 'implied';
  spans: Span[];
  /** as received; null when no sentence decided */
  sentence: string | null;
  wallets: FoundWallet[];
}

/** Longer messages are read to here; a demand for payment does not need a book. In UTF-16 units. */
export const readLimit = 20_000;

/** What a message asks for, by rules alone: nothing of it is sent anywhere, and the same text always gives the same answer. */
export function classifyMessage(body: Pick<MessageBody, 'text' | 'channel'>): MessageReading {
  const original = body.text.slice(0, readLimit);
  const visible = visibleText(original);
  const wallets = findWallets(visible.text);
  const folded = foldedText(visible, wallets);
  const sentences = sentencesOf(folded.text);
  const mentions = mentionsIn(folded.text, sentences);
  const decision = decide(folded.text, mentions, sentences, body.channel === 'cv');
  const place = ({ start, end }: { start: number; end: number }) => ({
    start: folded.from[start] ?? 0,
    end: folded.to[end - 1] ?? 0,
  });
  const spans = mentions
    .filter(({ slot }) => slot !== 'soft' && slot !== 'but')
    .map((mention) => ({ ...place(mention), slot: mention.slot }));
  const deciding = decision.sentence === null ? undefined : sentences[decision.sentence];
  const range = deciding && place(deciding);
  return {
    label: decision.label,
    basis: decision.basis,
    spans,
    sentence: range ? [...original].slice(range.start, range.end).join('').trim() : null,
    wallets,
  };
}
