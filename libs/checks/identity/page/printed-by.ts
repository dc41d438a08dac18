import type { PrintedText } from '../document-reader.js';
import { surenessOf } from './page-items.js';
import type { PrintedValue } from './printed-fields.js';

/** A value as a whole text shows it. */
export function printedBy(text: PrintedText, value: string): PrintedValue {
  return { value, confidence: surenessOfText(text), region: text.region };
}

function surenessOfText({ text, confidence, characterConfidences, region }: PrintedText): number {
  return characterConfidences ? surenessOf({ text, confidences: characterConfidences, region }) : confidence;
}
