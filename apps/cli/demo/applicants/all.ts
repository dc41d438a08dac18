import type { DemoApplicant } from '../applicant.js';
import { alteredCheckDigit } from './altered-check-digit.js';
import { blockchainDeveloper } from './blockchain-developer.js';
import { cryptoOnlyDemand } from './crypto-only-demand.js';
import { farmPersona } from './farm-persona.js';
import { honestTraveller } from './honest-traveller.js';
import { ipKvmLaptop } from './ip-kvm-laptop.js';
import { payoutToAnother } from './payout-to-another.js';
import { remoteToolRunning } from './remote-tool-running.js';

/** In the order of the table. The last one shares an account and a laptop with two before it. */
export const applicants: readonly DemoApplicant[] = [
  honestTraveller,
  blockchainDeveloper,
  cryptoOnlyDemand,
  alteredCheckDigit,
  remoteToolRunning,
  ipKvmLaptop,
  payoutToAnother,
  farmPersona,
];
