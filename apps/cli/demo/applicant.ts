import type {
  AddressBody,
  CandidateStage,
  ClaimKind,
  DeviceReportBody,
  MessageBody,
  PayoutBody,
  SessionBody,
} from '#checks/evidence.js';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { PassportFields } from './documents/draw-passport.js';

/** One synthetic person: nobody's name, numbers of no document or account in use, addresses for documentation alone. */
export interface DemoApplicant {
  /** reference by which the demo's own order is found again */
  ref: string;
  /** first column of the result table */
  title: string;
  /** what was published about cases of this kind */
  modelledOn: { source: string; url: string; how: string };
  /** what the default policy must advise */
  expected: RecommendationLevel;
  stage: CandidateStage;
  claims: Partial<Record<ClaimKind, string>>;
  declaredTravel?: { country: string; reason: string; fromDaysAgo: number; days: number };
  /** drawn, and sent as a picture */
  passport: PassportFields;
  /** changes the lines of the drawn passport into what a document scanner sends; they go along with the picture */
  scannerLines?: (lines: string[]) => string[];
  sessions: SessionBody[];
  messages?: MessageBody[];
  payouts?: PayoutBody[];
  deviceReports?: DeviceReportBody[];
  addresses?: AddressBody[];
}
