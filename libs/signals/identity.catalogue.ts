import type { SignalDefinition } from './signal.js';

export const identitySignals: SignalDefinition[] = [];
