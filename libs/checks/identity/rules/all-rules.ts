import type { ObservedSignal } from '#signals/signal.js';
import type { ReadDocument, Subject } from '../read-document.js';
import { barcodeAgainstPrint } from './barcode-against-print.js';
import { barcodeAgainstZone } from './barcode-against-zone.js';
import { birthDateClaim } from './birth-date-claim.js';
import { checkDigits } from './check-digits.js';
import { compressionGhost } from './compression-ghost.js';
import { contradictingDates } from './contradicting-dates.js';
import { documentNumberClaim } from './document-number-claim.js';
import { documentType } from './document-type.js';
import { editorTraces } from './editor-traces.js';
import { expired } from './expired.js';
import { impossibleDates } from './impossible-dates.js';
import { issuingState } from './issuing-state.js';
import { nameClaim } from './name-claim.js';
import { numberFormat } from './number-format.js';
import { pictureOfScreen } from './picture-of-screen.js';
import type { RuleResult } from './rule.js';
import { sharedDocumentNumber } from './shared-document-number.js';
import { specimen } from './specimen.js';
import { validityTooLong } from './validity-too-long.js';
import { zoneAgainstPrint } from './zone-against-print.js';

type Rule = (document: ReadDocument, subject: Subject) => ObservedSignal[];
type ClaimRule = (document: ReadDocument, subject: Subject) => RuleResult;

/** Rules that judge a document by itself and by what other candidates handed in. */
export const documentRules: readonly Rule[] = [
  checkDigits,
  impossibleDates,
  contradictingDates,
  expired,
  validityTooLong,
  documentType,
  issuingState,
  specimen,
  numberFormat,
  zoneAgainstPrint,
  barcodeAgainstPrint,
  barcodeAgainstZone,
  pictureOfScreen,
  editorTraces,
  compressionGhost,
  sharedDocumentNumber,
];

/** Rules that hold a document against what the person says. */
export const claimRules: readonly ClaimRule[] = [nameClaim, birthDateClaim, documentNumberClaim];
