import type { SignalDefinition } from './signal.js';

export const watchlistSignals: SignalDefinition[] = [];
