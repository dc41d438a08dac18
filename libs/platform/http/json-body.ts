import { Problem } from './problem.js';
import { pointerOf } from './pointer.js';

/** More than any request of this API needs; bounds the work before anything is built. */
const deepest = 32;
const mostValues = 1_000_000;
/** in one object: checking the names of an object takes time with the square of their number */
const mostMembers = 1_000;
export const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
/** NUL, and surrogates that are not a pair */
const unstorableCharacter = /\0|\p{Surrogate}/u;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a JSON body, or undefined for an empty one. Refuses what later stages would take in different ways:
 * bad UTF-8, duplicate members, names that reach a prototype, and text that PostgreSQL can't store.
 * @throws Problem
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return undefined;
  const text = decode(bytes);
  checkShape(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // the engine's message quotes the text
    throw new Problem('malformed_json');
  }
  if (/\\u0000|\\ud[89a-f]/i.test(text)) refuseUnstorable(value);
  return value;
}

/** @throws Problem naming the first text in the value with a NUL or an unpaired surrogate, in a name or in a value */
export function refuseUnstorable(value: unknown, path: readonly (string | number)[] = []): void {
  if (typeof value === 'string') {
    if (unstorableCharacter.test(value)) throw unstorable(path);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (unstorableCharacter.test(name)) throw unstorable(path);
      refuseUnstorable(member, [...path, name]);
    }
  }
}

function unstorable(path: readonly (string | number)[]): Problem {
  const detail = 'Remove the NUL character or the unpaired surrogate from this text.';
  return new Problem('unstorable_text', { errors: [{ pointer: pointerOf(path), detail }] });
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem('malformed_json', { detail: 'The body is not valid UTF-8.' });
  }
}

interface Level {
  /** the member names seen in this object; null for an array */
  names: Set<string> | null;
}

/**
 * One pass over the text before it is parsed: nesting, number of values, and the names of members. It does not judge
 * the grammar, JSON.parse does that.
 */
function checkShape(text: string): void {
  const levels: Level[] = [];
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') {
      const end = endOfString(text, i);
      const names = levels.at(-1)?.names;
      if (names && nameFollows(text, end)) noteName(names, text.slice(i, end));
      i = end - 1;
    } else if (char === '{' || char === '[') {
      levels.push({ names: char === '{' ? new Set() : null });
      if (levels.length > deepest)
        throw new Problem('json_too_deep', { detail: `At most ${deepest} levels are read.` });
    } else if (char === '}' || char === ']') {
      levels.pop();
    } else if (char === ',' && ++values > mostValues) {
      throw new Problem('json_too_deep', { detail: `At most ${mostValues} values are read.` });
    }
  }
}

/** Index after the closing quote of the string that starts at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes++;
    // an even number of them escape each other, not the quote
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** Whether the string that ends here is a member's name. */
function nameFollows(text: string, end: number): boolean {
  let i = end;
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\r' || text[i] === '\n') i++;
  return text[i] === ':';
}

/** @param quoted the name as it stands in the text, quotes and all */
function noteName(names: Set<string>, quoted: string): void {
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (forbiddenNames.has(name)) throw new Problem('unsafe_member_name');
  if (names.has(name)) throw new Problem('duplicate_member');
  names.add(name);
  if (names.size > mostMembers)
    throw new Problem('json_too_deep', { detail: `At most ${mostMembers} members of one object are read.` });
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new Problem('malformed_json');
  }
}
