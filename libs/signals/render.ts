import { signalDefinition } from './catalogue.js';
import type { Facts, JsonValue } from './signal.js';

/** The sentence of a signal, made from its facts; a fact that is missing reads "unknown", it is never invented. */
export function renderSentence(code: string, facts: Facts): string {
  return signalDefinition(code).sentence.replace(/\{(\w+)\}/g, (_, name: string) => readable(facts[name]));
}

function readable(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === '') return 'unknown';
  if (Array.isArray(value)) return value.map(readable).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
