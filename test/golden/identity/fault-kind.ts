import type { Random } from '../../generator/documents/random.js';
import type { Vetting } from './judge.js';

/** One kind of fault, planted in documents that are honest otherwise. */
export interface FaultKind {
  /** what is wrong, in a word or two */
  name: string;
  /** the signal that must be among those found */
  code: string;
  plant(random: Random): Vetting;
}
