/** A signal is one observation, explained: what was seen, how strong it is, and which published source says it matters. */

export const families = ['identity', 'network', 'endpoint', 'payment', 'watchlist', 'linkage'] as const;
export type Family = (typeof families)[number];

/** Weakest first. Conclusive only for a cryptographic failure, an exact sanctioned identity or wallet, or a document proven reused. */
export const strengths = ['none', 'weak', 'moderate', 'strong', 'conclusive'] as const;
export type Strength = (typeof strengths)[number];

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
/** What a sentence is rendered from. Stored sealed, since facts may name a person, an address or an account. */
export type Facts = { [name: string]: JsonValue };

export interface PublishedSource {
  /** e.g. 'Guidance on DPRK IT workers, US State/Treasury/FBI, 16 May 2022' */
  title: string;
  /** section, table or indicator id inside the source, where it has one */
  section?: string;
  url: string;
}

export interface SignalDefinition {
  /** '<family>.<what_was_seen>', stable for ever: policies, mitigations and stored rows refer to it */
  code: string;
  family: Family;
  /** what the signal weighs unless the check, which knows the context, says otherwise */
  strength: Strength;
  /** one sentence for a reader who has never seen the code */
  meaning: string;
  /** the sentence shown, with {fact} placeholders; must be fit to be read by the person it concerns */
  sentence: string;
  source: PublishedSource;
  /** a finding that calls for restricting a hired worker's access (DESIGN section 7, escalate) */
  restrictsAccess?: boolean;
}

/** What a check reports. The runner adds ids, candidate and case. */
export interface ObservedSignal {
  code: string;
  /** the default strength of the catalogue when left out */
  strength?: Strength;
  facts: Facts;
  evidenceIds: string[];
  observedAt: Date;
  expiresAt?: Date;
}

export function strengthRank(strength: Strength): number {
  return strengths.indexOf(strength);
}

export function atLeast(strength: Strength, floor: Strength): boolean {
  return strengthRank(strength) >= strengthRank(floor);
}
