import { endpointSignals } from './endpoint.catalogue.js';
import { identitySignals } from './identity.catalogue.js';
import { networkSignals } from './network.catalogue.js';
import { paymentSignals } from './payment.catalogue.js';
import type { SignalDefinition } from './signal.js';
import { watchlistSignals } from './watchlist.catalogue.js';

/** Every signal there is. A check that reports a code not listed here is a programming error and fails loudly. */
const catalogue = new Map<string, SignalDefinition>(
  [...identitySignals, ...networkSignals, ...endpointSignals, ...paymentSignals, ...watchlistSignals].map(
    (definition) => [definition.code, definition],
  ),
);

export const signalDefinitions: readonly SignalDefinition[] = [...catalogue.values()];

export function isSignalCode(code: string): boolean {
  return catalogue.has(code);
}

/** @throws Error when the code is not in the catalogue */
export function signalDefinition(code: string): SignalDefinition {
  const definition = catalogue.get(code);
  if (!definition) throw new Error(`Signal code "${code}" is not in the catalogue (libs/signals)`);
  return definition;
}
