import type { SignalDefinition } from './signal.js';

export const networkSignals: SignalDefinition[] = [];
