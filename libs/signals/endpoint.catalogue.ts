import type { SignalDefinition } from './signal.js';

export const endpointSignals: SignalDefinition[] = [];
