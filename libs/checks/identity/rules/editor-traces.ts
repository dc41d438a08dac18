import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument } from '../read-document.js';
import { observed } from './rule.js';

/** An editing program left its mark in the file. Honest people crop and straighten with such programs too: weak at most. */
export function editorTraces(document: ReadDocument): ObservedSignal[] {
  const editor = document.reading?.traces.editor;
  return editor ? [observed(document, 'identity.editor_traces', { editor })] : [];
}
