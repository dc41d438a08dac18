import type { Mention } from './mentions.js';

/** A way of paying as the message treats it. */
export interface Method {
  kind: 'crypto' | 'fiat';
  mention: Mention;
  refused: boolean;
}

/** Words further away than this belong to another thought; in characters of the folded text. */
const reach = { latin: 45, dense: 14 };
const dense = /[\u3400-\u9fff가-힣]/;

const connector =
  /^[\s,/、，&+"')(]*(?:(?:and|or|nor|y|o|u|e|ou|ni|nem|no|not|и|или|ни|либо|和|或者?|及|跟|与|나|와|과|및|이나|또는|혹은|any|a|an|the|my|to|via|по|на)[\s,]*){0,3}$/;
const clauseBreak = /[,，:：;；—–]/;

export class Scope {
  readonly methods: Method[];

  constructor(
    private readonly text: string,
    private readonly mentions: readonly Mention[],
  ) {
    this.methods = mentions
      .filter(({ slot }) => slot === 'crypto' || slot === 'fiat')
      .map((mention) => ({ kind: mention.slot === 'crypto' ? 'crypto' : 'fiat', mention, refused: false }));
    for (const mention of mentions) {
      if (mention.slot === 'refuse') this.refuse(this.after(mention) ?? this.before(mention));
      // "does not work" is also a "not": one refusal, which looks ahead first
      if (mention.slot === 'refused' && !this.startsRefusal(mention)) {
        this.refuse(this.before(mention, true) ?? this.after(mention) ?? this.spokenOfBefore(mention));
      }
    }
  }

  /** The method that an "only" or "prefer" belongs to: the nearest in the sentence that is not refused. */
  target(mention: Mention): Method | undefined {
    let best: Method | undefined;
    let least = Infinity;
    for (const method of this.methods) {
      if (method.refused || method.mention.sentence !== mention.sentence) continue;
      const between = this.between(method.mention, mention);
      const distance =
        between.length +
        (clauseBreak.test(between) || this.contrastAmong(method.mention, mention) ? 15 : 0) +
        (method.mention.start < mention.start ? 3 : 0);
      if (distance < least) [best, least] = [method, distance];
    }
    return best;
  }

  /** Whether a refusal stands before the mention in the same clause. */
  denied(mention: Mention): boolean {
    return this.mentions.some(
      (other) =>
        other.slot === 'refuse' &&
        other.end <= mention.start &&
        mention.start - other.end <= 25 &&
        other.sentence === mention.sentence &&
        !clauseBreak.test(this.between(other, mention)) &&
        !this.contrastBetween(other, mention),
    );
  }

  private refuse(method: Method | undefined): void {
    if (!method || this.isInsideOnly(method)) return;
    const at = this.methods.indexOf(method);
    method.refused = true;
    for (const step of [1, -1]) {
      for (let next = at + step; next >= 0 && next < this.methods.length; next += step) {
        const [here, there] = [this.methods[next - step], this.methods[next]];
        if (
          !here ||
          !there ||
          there.kind !== method.kind ||
          there.mention.sentence !== method.mention.sentence
        )
          break;
        if (!connector.test(this.between(here.mention, there.mention))) break;
        there.refused = true;
      }
    }
  }

  /** "wallet-only", "without crypto I can't": the word that demands it names it. */
  private isInsideOnly({ mention }: Method): boolean {
    return this.mentions.some(
      ({ slot, start, end }) => slot === 'only' && start < mention.end && mention.start < end,
    );
  }

  private after(mention: Mention): Method | undefined {
    return this.methods.find(
      ({ mention: method }) => method.start >= mention.end && this.reaches(mention, method, false),
    );
  }

  private before(mention: Mention, overCommas = false): Method | undefined {
    return this.methods.findLast(
      ({ mention: method }) => method.end <= mention.start && this.reaches(method, mention, overCommas),
    );
  }

  private startsRefusal(mention: Mention): boolean {
    return this.mentions.some(
      (other) =>
        other.slot === 'refuse' &&
        other.start < mention.end &&
        mention.start < other.end &&
        (this.after(other) ?? this.before(other)) !== undefined,
    );
  }

  /** "The form asks for an IBAN. I have none." */
  private spokenOfBefore(mention: Mention): Method | undefined {
    const inSentence = this.methods.some((method) => method.mention.sentence === mention.sentence);
    return inSentence
      ? undefined
      : this.methods.findLast((method) => method.mention.sentence === mention.sentence - 1);
  }

  private reaches(first: Mention, second: Mention, overCommas: boolean): boolean {
    const between = this.between(first, second);
    if (
      first.sentence !== second.sentence ||
      between.length > (dense.test(between) ? reach.dense : reach.latin)
    )
      return false;
    return (overCommas || !clauseBreak.test(between)) && !this.contrastBetween(first, second);
  }

  private contrastAmong(one: Mention, other: Mention): boolean {
    return one.start < other.start ? this.contrastBetween(one, other) : this.contrastBetween(other, one);
  }

  private contrastBetween(first: Mention, second: Mention): boolean {
    return this.mentions.some(
      ({ slot, start, end }) => slot === 'but' && start >= first.end && end <= second.start,
    );
  }

  private between(one: Mention, other: Mention): string {
    return one.start < other.start
      ? this.text.slice(one.end, other.start)
      : this.text.slice(other.end, one.start);
  }
}
