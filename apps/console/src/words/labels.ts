import type { CaseStatus } from '#cases/statuses.js';
import type { CandidateStage, ClaimKind, ClaimStatus, EvidenceKind, Verification } from '#checks/evidence.js';
import type { DocumentField } from '#checks/identity/document-facts.js';
import type { QualityFault } from '#checks/identity/document-reader.js';
import type { CheckOutcome, CheckStatus } from '#checks/statuses.js';
import type { Family, Strength } from '#signals/signal.js';
import type { DecisionKind, Recommendation } from '../api/types.js';
import type { Look } from './look.js';

export const recommendationLook: Record<Recommendation, Look> = {
  escalate: { word: 'Escalate', tone: 'alert', icon: 'triangle' },
  review: { word: 'Review', tone: 'caution', icon: 'eye' },
  clear: { word: 'Clear', tone: 'ok', icon: 'check' },
};
export const noAdvice: Look = { word: 'No advice yet', tone: 'neutral', icon: 'clock' };

export const caseStatusWord: Record<CaseStatus, string> = {
  invited: 'Invited',
  in_progress: 'In progress',
  in_review: 'In review',
  decided: 'Decided',
  canceled: 'Canceled',
  expired: 'Expired',
};

export const claimStatusLook: Record<ClaimStatus, Look> = {
  unverified: { word: 'Unverified', tone: 'neutral', icon: 'dash' },
  corroborated: { word: 'Corroborated', tone: 'info', icon: 'check' },
  verified: { word: 'Verified', tone: 'ok', icon: 'check' },
  contradicted: { word: 'Contradicted', tone: 'alert', icon: 'triangle' },
};

export const checkStatusLook: Record<CheckStatus, Look> = {
  queued: { word: 'Queued', tone: 'neutral', icon: 'clock' },
  running: { word: 'Running', tone: 'info', icon: 'clock' },
  waiting_candidate: { word: 'Waits for the candidate', tone: 'caution', icon: 'clock' },
  done: { word: 'Done', tone: 'neutral', icon: 'check' },
  failed: { word: 'Did not finish', tone: 'alert', icon: 'cross' },
  skipped: { word: 'Skipped', tone: 'neutral', icon: 'dash' },
};

export const outcomeLook: Record<CheckOutcome, Look> = {
  pass: { word: 'Pass', tone: 'ok', icon: 'check' },
  attention: { word: 'Attention', tone: 'caution', icon: 'eye' },
  fail: { word: 'Strong finding', tone: 'alert', icon: 'triangle' },
  unavailable: { word: 'Unavailable, not a pass', tone: 'caution', icon: 'question' },
};

export const familyWord: Record<Family, string> = {
  identity: 'Identity',
  network: 'Network',
  endpoint: 'Devices and tools',
  payment: 'Payment',
  watchlist: 'Watchlists',
  linkage: 'Links to other candidates',
};

export const strengthWord: Record<Strength, string> = {
  none: 'Information',
  weak: 'Weak',
  moderate: 'Moderate',
  strong: 'Strong',
  conclusive: 'Conclusive',
};

export const stageWord: Record<CandidateStage, string> = {
  applied: 'Applied',
  interviewing: 'Interviewing',
  offered: 'Offered',
  hired: 'Hired',
  ended: 'Ended',
};

export const verificationLook: Record<Verification, Look> = {
  unverified: { word: 'Unverified', tone: 'neutral', icon: 'dash' },
  verified: { word: 'Verified', tone: 'ok', icon: 'check' },
  restricted: { word: 'Access restricted', tone: 'alert', icon: 'lock' },
};

export const claimKindWord: Record<ClaimKind, string> = {
  name: 'Name',
  birth_date: 'Date of birth',
  residence_country: 'Country of residence',
  time_zone: 'Time zone',
  email: 'E-mail',
  phone: 'Phone',
  document_number: 'Document number',
};

export const evidenceKindWord: Record<EvidenceKind, string> = {
  document: 'Document',
  session: 'Session',
  device_report: 'Device report',
  message: 'Message',
  payout: 'Payout',
  address: 'Address',
};

export const documentFieldWord: Record<DocumentField, string> = {
  surname: 'Surname',
  given_names: 'Given names',
  document_number: 'Document number',
  birth_date: 'Date of birth',
  issue_date: 'Date of issue',
  expiry_date: 'Date of expiry',
  issuing_state: 'Issued by',
  nationality: 'Nationality',
  document_type: 'Type of document',
};

/** Why a document was not read, as the check names it. */
export const documentReasonWord: Record<string, string> = {
  no_lines_and_no_picture: 'Neither lines nor a picture came with it.',
  no_mrz_found: 'No machine-readable zone was found.',
  not_an_icao_mrz: 'The lines are not those of a travel document.',
  picture_not_read_reliably: 'The lines could not be read surely.',
  not_a_picture: 'The file is not a picture.',
  too_large: 'The picture is too large to be opened.',
  too_many_pages: 'The file has too many pages.',
  undecodable: 'The picture is damaged.',
  timeout: 'Reading took too long.',
  reader_failed: 'Reading failed.',
};

export const qualityFaultWord: Record<QualityFault, string> = {
  too_small: 'Picture too small',
  blurred: 'Blurred',
  glare: 'Glare on the document',
  cropped: 'Part of the document is cut off',
  too_dark: 'Too dark',
};

export function documentReadLook({ read, accepted }: { read: boolean; accepted: boolean }): Look {
  if (!read) return { word: 'Not read', tone: 'caution', icon: 'question' };
  if (accepted) return { word: 'Read, check digits hold', tone: 'ok', icon: 'check' };
  return { word: 'Read without a sure machine-readable zone', tone: 'info', icon: 'eye' };
}

export const decisionLook: Record<DecisionKind, Look> = {
  cleared: { word: 'Cleared', tone: 'ok', icon: 'check' },
  cleared_with_conditions: { word: 'Cleared with conditions', tone: 'info', icon: 'check' },
  not_cleared: { word: 'Not cleared', tone: 'alert', icon: 'cross' },
  inconclusive: { word: 'Inconclusive', tone: 'neutral', icon: 'question' },
};

/** The look of a value that a newer server may have added: its own name, made readable. */
export function lookOf<K extends string>(looks: Record<K, Look>, value: K): Look {
  const known: Partial<Record<string, Look>> = looks;
  return known[value] ?? { word: readable(value), tone: 'neutral', icon: 'question' };
}

export function wordOf<K extends string>(words: Record<K, string>, value: K): string {
  const known: Partial<Record<string, string>> = words;
  return known[value] ?? readable(value);
}

const abbreviations = new Set(['api', 'ats', 'csv', 'iban', 'ip', 'mrz', 'pdf', 'vpn']);

/** 'device_report' to 'Device report', 'mrz_lines' to 'MRZ lines' */
export function readable(name: string): string {
  const spaced = name
    .split('_')
    .map((word) => (abbreviations.has(word) ? word.toUpperCase() : word))
    .join(' ')
    .trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
