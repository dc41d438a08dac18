import { signalDefinition } from './catalogue.js';
import type { Facts, JsonValue } from './signal.js';

const placeholder = /\{(\w+)\}/g;

/**
 * The sentence of a signal, made from its facts; a fact that is missing reads "unknown", it is never invented.
 * @throws Error when the code is not in the catalogue
 */
export function renderSentence(code: string, facts: Facts): string {
  return fillIn(signalDefinition(code).sentence, facts);
}

export function fillIn(sentence: string, facts: Facts): string {
  return sentence.replace(placeholder, (_, name: string) =>
    readable(Object.hasOwn(facts, name) ? facts[name] : undefined),
  );
}

/** The facts a sentence asks for. */
export function placeholdersOf(sentence: string): string[] {
  return [...sentence.matchAll(placeholder)].map(([, name = '']) => name);
}

function readable(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === '') return 'unknown';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(readable).join(', ');
  if (typeof value === 'object') return printable(JSON.stringify(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return printable(String(value));
}

/** Facts repeat what strangers sent: control characters and text-direction overrides could forge the sentence. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
