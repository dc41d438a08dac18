/** A value with exactly one JSON form. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/**
 * One text for one value, whatever order its keys were in: RFC 8785 (JSON Canonicalization Scheme). Keys sort by
 * UTF-16 code units; numbers and strings take the form of ECMAScript, which the RFC prescribes.
 * @throws TypeError for what has no JSON form or more than one: undefined, NaN, bigint, dates, lone surrogates
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => `${textOf(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`A ${describe(value)} has no canonical JSON form`);
}

function textOf(text: string): string {
  // a lone surrogate is lost on the way through UTF-8, so two texts would have one hash
  if (/\p{Surrogate}/u.test(text))
    throw new TypeError('A text with a lone surrogate has no canonical JSON form');
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  return typeof value === 'object' ? (value?.constructor.name ?? 'object') : typeof value;
}
