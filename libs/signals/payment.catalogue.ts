import type { SignalDefinition } from './signal.js';

export const paymentSignals: SignalDefinition[] = [];
