import { lexiconFor, type Slot } from './lexicon.js';

export interface Mention {
  slot: Slot;
  /** UTF-16 units of the folded text */
  start: number;
  end: number;
  sentence: number;
}

export interface Sentence {
  start: number;
  end: number;
}

// a full stop ends a sentence only before space or end: remote.com and 3.5 stay whole
const sentenceEnd = /[!?\n。！？…]+|\.(?=\s|$|["')])+/g;

export function sentencesOf(folded: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of folded.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    if (folded.slice(start, match.index).trim() !== '') sentences.push({ start, end });
    start = end;
  }
  if (folded.slice(start).trim() !== '') sentences.push({ start, end: folded.length });
  return sentences;
}

/** Every slot found, in the order of the text. Refusals that refuse nothing ("don't mind") are already taken out. */
export function mentionsIn(folded: string, sentences: readonly Sentence[]): Mention[] {
  const found: Mention[] = [];
  for (const { slot, pattern } of lexiconFor(folded)) {
    for (const match of folded.matchAll(pattern)) {
      found.push({ slot, start: match.index, end: match.index + match[0].length, sentence: 0 });
    }
  }
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const kept = withoutOverlaps(found).filter((mention) => !isAmount(folded, mention));
  let sentence = 0;
  for (const mention of kept) {
    while (sentence < sentences.length - 1 && mention.start >= (sentences[sentence]?.end ?? 0)) sentence++;
    mention.sentence = sentence;
  }
  return kept;
}

const softened = new Set<Slot>(['refuse', 'refused', 'only']);

function withoutOverlaps(found: readonly Mention[]): Mention[] {
  // "no other way" and "other methods are refused" are an "only", their "no" refuses nothing that is named
  const soft = found.filter(({ slot }) => slot === 'soft' || slot === 'only');
  const choices = found.filter((mention) => mention.slot === 'alternative');
  const last = new Map<string, number>();
  return found.filter((mention) => {
    if (
      softened.has(mention.slot) &&
      soft.some(
        (other) => other.slot !== mention.slot && mention.start < other.end && other.start < mention.end,
      )
    )
      return false;
    // "whatever you prefer" is no preference of the writer, "if you can" offers no choice
    if (mention.slot === 'prefer' && choices.some((other) => contains(other, mention))) return false;
    if (
      mention.slot === 'alternative' &&
      found.some(
        (other) =>
          other.slot === 'prefer' &&
          other.end - other.start > mention.end - mention.start &&
          contains(other, mention),
      )
    )
      return false;
    const group = mention.slot === 'crypto' || mention.slot === 'fiat' ? 'method' : mention.slot;
    if (mention.start < (last.get(group) ?? -1)) return false;
    last.set(group, mention.end);
    return true;
  });
}

function contains(outer: Mention, inner: Mention): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

const currency =
  /^(?:usd|eur|gbp|euros?|dollars|dolares|dolar|reais|real|pesos|달러|원화|유로|美元|美金|欧元|人民币|доллар|евро|рубл)/;
const amountBefore = /[\d$€£kм][\s,.]?(?:k|тыс|mil|万|千|만)?\.?\s?$/;

/** "45 dollars an hour" is a price, not a way of paying. */
function isAmount(folded: string, mention: Mention): boolean {
  if (mention.slot !== 'fiat' || !currency.test(folded.slice(mention.start, mention.end))) return false;
  return amountBefore.test(folded.slice(Math.max(0, mention.start - 8), mention.start));
}
