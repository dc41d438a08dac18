import { setTimeout as delay } from 'node:timers/promises';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { Strength } from '#signals/signal.js';
import { CommandFault } from '../output/faults.js';
import type { DemoApplicant } from './applicant.js';
import type { ApiClient } from './api-client.js';
import { drawPassport } from './documents/draw-passport.js';

export interface SeenSignal {
  code: string;
  strength: Strength;
  sentence: string;
  suppressed_by: { reason: string } | null;
}

/** What came out for one applicant. */
export interface Vetted {
  applicant: DemoApplicant;
  caseId: string;
  advice: RecommendationLevel;
  /** sentences of the rules that fired */
  reasons: string[];
  /** strongest first */
  signals: SeenSignal[];
}

interface CaseReply {
  recommendation: { recommendation: RecommendationLevel; rules: { because: string }[] } | null;
}

const day = 86_400_000;
const pollMs = 200;
const deadlineMs = 90_000;

/**
 * Orders, sends in evidence and waits for the advice, as an applicant-tracking system would. The last applicant comes
 * when the others have been checked: what is shared is found on who comes later.
 */
export async function vetApplicants(
  client: ApiClient,
  applicants: readonly DemoApplicant[],
  onProgress: (done: number, what: string) => void,
): Promise<Vetted[]> {
  const { id } = await client.post<{ id: string }>('/v1/requisitions', {
    title: 'Software engineer, remote',
  });
  const vetted: Vetted[] = [];
  for (const group of [applicants.slice(0, -1), applicants.slice(-1)]) {
    const ordered: { applicant: DemoApplicant; caseId: string }[] = [];
    for (const applicant of group) {
      onProgress(vetted.length, `${applicant.title}: evidence`);
      ordered.push({ applicant, caseId: await sendIn(client, id, applicant) });
    }
    for (const { applicant, caseId } of ordered) {
      onProgress(vetted.length, `${applicant.title}: checks`);
      vetted.push(await adviceOn(client, applicant, caseId));
    }
  }
  onProgress(vetted.length, '');
  return vetted;
}

async function sendIn(client: ApiClient, requisition: string, applicant: DemoApplicant): Promise<string> {
  const { id } = await client.post<{ id: string }>('/v1/cases', orderOf(requisition, applicant));
  const evidence = `/v1/cases/${id}/evidence`;
  const { png, mrzLines } = await drawPassport(applicant.passport);
  const lines = applicant.scannerLines?.(mrzLines).join('\n');
  const source = lines === undefined ? undefined : 'scanner';
  const parts = { type: 'passport', mrz_lines: lines, mrz_source: source };
  await client.upload(`${evidence}/documents`, parts, png);
  const bodies: [path: string, bodies: readonly unknown[] | undefined][] = [
    ['sessions', applicant.sessions],
    ['messages', applicant.messages],
    ['payouts', applicant.payouts],
    ['device-reports', applicant.deviceReports],
    ['addresses', applicant.addresses],
  ];
  for (const [path, items] of bodies) {
    for (const body of items ?? []) await client.post(`${evidence}/${path}`, body);
  }
  await client.post(`/v1/cases/${id}/submit`, {});
  return id;
}

function orderOf(requisition: string, applicant: DemoApplicant) {
  const { stage, claims, declaredTravel, ref } = applicant;
  const from = Date.now() - (declaredTravel?.fromDaysAgo ?? 0) * day;
  return {
    requisition_id: requisition,
    external_ref: ref,
    candidate: { stage, claims: Object.entries(claims).map(([kind, value]) => ({ kind, value })) },
    consent: { text_version: 'demo', method: 'demo', given_at: new Date().toISOString() },
    ...(declaredTravel && {
      declared_travel: [
        {
          country: declaredTravel.country,
          reason: declaredTravel.reason,
          from: new Date(from).toISOString(),
          until: new Date(from + declaredTravel.days * day).toISOString(),
        },
      ],
    }),
  };
}

async function adviceOn(client: ApiClient, applicant: DemoApplicant, caseId: string): Promise<Vetted> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const checks = await client.get<{ data: { status: string }[] }>(`/v1/cases/${caseId}/checks`);
    if (checks.data.every(({ status }) => status === 'done' || status === 'failed')) break;
    if (Date.now() > deadline) {
      throw new CommandFault(
        `The checks of "${applicant.title}" were not done after ${deadlineMs / 1000} s.`,
      );
    }
    await delay(pollMs);
  }
  const { recommendation } = await client.get<CaseReply>(`/v1/cases/${caseId}`);
  if (recommendation === null) throw new CommandFault(`There is no advice on "${applicant.title}".`);
  const signals = await client.get<{ data: SeenSignal[] }>(`/v1/cases/${caseId}/signals`);
  return {
    applicant,
    caseId,
    advice: recommendation.recommendation,
    reasons: recommendation.rules.map(({ because }) => because),
    signals: signals.data,
  };
}
