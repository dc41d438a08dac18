/** What a check reads: evidence as received and claims as made. Nothing here knows of a database or a request. */

export const evidenceKinds = [
  'document',
  'session',
  'device_report',
  'message',
  'payout',
  'address',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const candidateStages = ['applied', 'interviewing', 'offered', 'hired', 'ended'] as const;
export type CandidateStage = (typeof candidateStages)[number];

export const verifications = ['unverified', 'verified', 'restricted'] as const;
export type Verification = (typeof verifications)[number];

export const documentTypes = ['passport', 'id_card', 'residence_permit', 'visa', 'driving_licence'] as const;
export type DocumentType = (typeof documentTypes)[number];

export const platforms = ['windows', 'macos', 'linux'] as const;
export type Platform = (typeof platforms)[number];

export interface DocumentBody {
  type?: DocumentType;
  /** lines as a document scanner or a chip reader gave them, without line breaks */
  mrz_lines?: string[];
  mrz_source?: 'scanner' | 'chip';
}

export interface SessionBody {
  ip: string;
  /** IANA zone the browser reports, e.g. 'Europe/Berlin' */
  time_zone?: string;
  user_agent?: string;
  /** true when this was a login to the company's own network or applications */
  company_access?: boolean;
}

export interface DeviceRow {
  /** osquery table the row comes from, e.g. 'processes', 'programs', 'usb_devices' */
  source: string;
  columns: Record<string, string>;
}

export interface DeviceReportBody {
  platform: Platform;
  /** what the employer calls the device; also hardware serial or asset number */
  device_id?: string;
  rows: DeviceRow[];
}

export interface MessageBody {
  text: string;
  /** BCP 47, when the sender's system knows it */
  lang?: string;
  channel?: 'email' | 'chat' | 'form' | 'cv' | 'contract' | 'invoice';
}

export interface PayoutBody {
  method: 'bank' | 'card' | 'wallet' | 'service';
  holder?: string;
  /** ISO 3166-1 alpha-2 */
  country?: string;
  iban?: string;
  account?: string;
  wallet?: string;
  service?: string;
  currency?: string;
}

export interface AddressBody {
  purpose: 'residence' | 'shipment';
  line: string;
  city?: string;
  region?: string;
  postal_code?: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
}

export interface EvidenceBodies {
  document: DocumentBody;
  session: SessionBody;
  device_report: DeviceReportBody;
  message: MessageBody;
  payout: PayoutBody;
  address: AddressBody;
}

export interface EvidenceFile {
  contentType: string;
  bytes: Uint8Array;
}

export type EvidenceOf<K extends EvidenceKind> = {
  id: string;
  kind: K;
  stage: CandidateStage;
  observedAt: Date;
  body: EvidenceBodies[K];
  file?: EvidenceFile;
};
export type Evidence = { [K in EvidenceKind]: EvidenceOf<K> }[EvidenceKind];

export const claimKinds = [
  'name',
  'birth_date',
  'residence_country',
  'time_zone',
  'email',
  'phone',
  'document_number',
] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStatuses = ['unverified', 'corroborated', 'contradicted', 'verified'] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

/** name: as the person writes it. birth_date: YYYY-MM-DD. residence_country: ISO 3166-1 alpha-2. time_zone: IANA. */
export interface Claim {
  id: string;
  kind: ClaimKind;
  value: string;
}

export function evidenceOfKind<K extends EvidenceKind>(evidence: Evidence[], kind: K): EvidenceOf<K>[] {
  return evidence.filter((item): item is Evidence & EvidenceOf<K> => item.kind === kind);
}
