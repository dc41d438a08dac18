import { leastWeight } from '#risk/weigh.js';
import { isSignalCode, signalDefinition } from '#signals/catalogue.js';
import { deniedSubjectOf } from '#signals/deny-list.js';
import { atLeast, strengths, type Strength } from '#signals/signal.js';
import { approvalTriggers, defaultPolicy, type PolicyBody } from './policy-body.js';

export interface PolicyFault {
  /** JSON pointer (RFC 6901) into the body; '' is the body itself */
  pointer: string;
  /** what is wrong and what would be right */
  detail: string;
}

export type PolicyValidation = { ok: true; body: PolicyBody } | { ok: false; faults: PolicyFault[] };

/** Names the policy may ask for; they belong to libs that come after this one, so the caller brings them. */
export interface KnownKinds {
  evidence: readonly string[];
  claims: readonly string[];
}

type Read = (value: unknown, pointer: string, known: KnownKinds) => PolicyFault[];

const readers: Record<keyof PolicyBody, Read> = {
  required_evidence: (value, pointer, { evidence }) => listFaults(value, pointer, evidence),
  required_claims: (value, pointer, { claims }) => listFaults(value, pointer, claims),
  signal_strengths: strengthFaults,
  always_review: (value, pointer) =>
    typeof value === 'boolean' ? [] : [fault(pointer, 'must be true or false')],
  second_approval_for: (value, pointer) => listFaults(value, pointer, approvalTriggers),
  invitation_days: (value, pointer) => numberFaults(value, pointer, 1, 90),
  review_due_hours: (value, pointer) => numberFaults(value, pointer, 1, 720),
};

/** A body with every field, the left-out ones as in `defaultPolicy`, or every fault at once. Never throws. */
export function validatePolicy(body: unknown, known: KnownKinds): PolicyValidation {
  if (!isObject(body)) return { ok: false, faults: [fault('', 'must be a JSON object')] };
  const faults = Object.entries(body).flatMap(([field, value]) => {
    const pointer = `/${escaped(field)}`;
    const reader = Object.hasOwn(readers, field) ? readers[field as keyof PolicyBody] : undefined;
    if (reader) return reader(value, pointer, known);
    return [
      fault(
        pointer,
        denied(field) ?? `is not a field of a policy; there are ${Object.keys(readers).join(', ')}`,
      ),
    ];
  });
  if (faults.length > 0) return { ok: false, faults };
  // every field was checked by its reader
  return {
    ok: true,
    body: { ...structuredClone(defaultPolicy), ...(structuredClone(body) as Partial<PolicyBody>) },
  };
}

function listFaults(value: unknown, pointer: string, allowed: readonly string[]): PolicyFault[] {
  if (!Array.isArray(value)) return [fault(pointer, `must be a list of ${allowed.join(', ')}`)];
  return value.flatMap((item: unknown, index) => {
    const at = `${pointer}/${index}`;
    if (typeof item !== 'string') return [fault(at, 'must be a text')];
    if (!allowed.includes(item)) return [fault(at, denied(item) ?? `must be one of ${allowed.join(', ')}`)];
    return value.indexOf(item) === index ? [] : [fault(at, 'is listed twice')];
  });
}

function numberFaults(value: unknown, pointer: string, least: number, most: number): PolicyFault[] {
  const whole = Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
  return whole ? [] : [fault(pointer, `must be a whole number from ${least} to ${most}`)];
}

function strengthFaults(value: unknown, pointer: string): PolicyFault[] {
  if (!isObject(value)) return [fault(pointer, 'must be an object of signal codes')];
  return Object.entries(value).flatMap(([code, bounds]) => {
    const at = `${pointer}/${escaped(code)}`;
    if (!isSignalCode(code)) return [fault(at, denied(code) ?? 'is not a signal code of the catalogue')];
    return boundsFaults(code, bounds, at);
  });
}

function boundsFaults(code: string, bounds: unknown, pointer: string): PolicyFault[] {
  if (!isObject(bounds)) return [fault(pointer, 'must be an object with at_least, at_most or both')];
  const shape = Object.entries(bounds).flatMap(([name, strength]) => {
    const at = `${pointer}/${escaped(name)}`;
    if (name !== 'at_least' && name !== 'at_most') return [fault(at, 'is neither at_least nor at_most')];
    return isStrength(strength) ? [] : [fault(at, `must be one of ${strengths.join(', ')}`)];
  });
  if (shape.length > 0) return shape;
  const { at_least: least, at_most: most } = bounds as { at_least?: Strength; at_most?: Strength };
  if (!least && !most) return [fault(pointer, 'must hold at_least, at_most or both')];
  return [...conflictFaults(least, most, pointer), ...limitFaults(code, least, most, pointer)];
}

function conflictFaults(
  least: Strength | undefined,
  most: Strength | undefined,
  pointer: string,
): PolicyFault[] {
  if (!least || !most || atLeast(most, least)) return [];
  return [fault(pointer, `asks for at least ${least} and at most ${most}`)];
}

/** What no policy may do: make a finding conclusive that is not, or hide one that a person has to see. */
function limitFaults(
  code: string,
  least: Strength | undefined,
  most: Strength | undefined,
  pointer: string,
): PolicyFault[] {
  const { strength, restrictsAccess = false } = signalDefinition(code);
  const faults: PolicyFault[] = [];
  if (least === 'conclusive' && strength !== 'conclusive') {
    const why =
      'only a cryptographic failure, an exact sanctioned identity or wallet, or a reused document is';
    faults.push(
      fault(`${pointer}/at_least`, `can't make this signal conclusive: ${why}; strong is the most`),
    );
  }
  const floor = leastWeight({ strength, restrictsAccess });
  if (most && !atLeast(most, floor)) {
    const instead = 'for a single case approve an exception (mitigation) instead';
    faults.push(
      fault(
        `${pointer}/at_most`,
        `can't be below ${floor} for this signal, so that a person sees it; ${instead}`,
      ),
    );
  }
  return faults;
}

function denied(text: string): string | undefined {
  const subject = deniedSubjectOf(text);
  return subject && `speaks of ${subject.subject}, which is never a signal. ${subject.because}`;
}

function fault(pointer: string, detail: string): PolicyFault {
  return { pointer, detail };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrength(value: unknown): value is Strength {
  return (strengths as readonly unknown[]).includes(value);
}

/** RFC 6901 section 3 */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
